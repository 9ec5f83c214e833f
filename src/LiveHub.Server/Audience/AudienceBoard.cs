using LiveHub.Feed;
using LiveHub.Server.Hosting;

namespace LiveHub.Server.Audience;

/// <summary>The counts of all nodes, this one's as of now.</summary>
internal sealed class AudienceBoard(AudienceCount count, INodeBoard board, NodeName name)
{
    /// <summary>How long a node that died is counted at most.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);
    private AudienceNote? _posted;

    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<IReadOnlyList<(string Node, AudienceNote Note)>> ReadAsync(CancellationToken cancellationToken)
    {
        var own = await count.TakeAsync();
        var notes = await board.ReadAsync(AudienceNote.Subject, cancellationToken);
        var all = new List<(string Node, AudienceNote Note)> { (name.Value, own) };
        foreach (var note in notes.Where(note => note.Node != name.Value))
        {
            if (AudienceNote.Of(note) is { } read)
                all.Add((note.Node, read));
        }
        return all;
    }

    /// <summary>Says how many there are, when that is news or what was said will soon be forgotten. One caller at a time.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task PostAsync(AudienceNote own, CancellationToken cancellationToken)
    {
        if (own.Agrees(_posted) && own.At - _posted?.At < Lifetime.TotalMilliseconds / 2)
            return;
        await board.PostAsync(AudienceNote.Subject, name.Value, own.Encode(), Lifetime, cancellationToken);
        _posted = own;
    }

    public ValueTask LeaveAsync(CancellationToken cancellationToken) => board.RemoveAsync(AudienceNote.Subject, name.Value, cancellationToken);
}
