using LiveHub.Feed;
using LiveHub.Server.Hosting;

namespace LiveHub.Server.Audience;

/// <summary>Tells whether readers that this node lets go can go elsewhere.</summary>
internal sealed class OtherNodes(INodeBoard board, NodeName name, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<bool> AnyAsync()
    {
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            var notes = await board.ReadAsync(AudienceNote.Subject, limit.Token).AsTask().WaitAsync(limit.Token);
            return notes.Any(note => note.Node != name.Value && AudienceNote.Of(note) is { IsDraining: false });
        }
        catch (Exception exception) when (exception is LogUnavailableException or OperationCanceledException)
        {
            // Only a store that nodes share is ever away, so there are others.
            return true;
        }
    }
}
