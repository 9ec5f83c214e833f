using LiveHub.Feed;
using LiveHub.Server.Audience;
using LiveHub.Server.Hosting;

namespace LiveHub.Server.Status;

/// <summary>All nodes with what they say of themselves and of their readers.</summary>
internal sealed class StatusNodes(StatusBoard board, AudienceBoard audience, AudienceCount count, NodeName name)
{
    /// <summary>This node alone when the store cannot answer: of the others nothing is known then.</summary>
    public async Task<IReadOnlyList<NodeStatus>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var notes = await board.ReadAsync(cancellationToken);
            var readers = (await audience.ReadAsync(cancellationToken)).ToDictionary(node => node.Node, node => node.Note, StringComparer.Ordinal);
            return [.. notes.Keys.Union(readers.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(node =>
                Of(node, readers.GetValueOrDefault(node), notes.GetValueOrDefault(node)))];
        }
        catch (LogUnavailableException)
        {
            return [Of(name.Value, await count.TakeAsync(), board.Own())];
        }
    }

    private static NodeStatus Of(string node, AudienceNote? readers, StatusNote? note) => new(node, readers?.Readers, readers is { IsDraining: true }, note);
}
