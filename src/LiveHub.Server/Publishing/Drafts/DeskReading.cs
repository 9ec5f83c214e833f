using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Waits until this node knows what the desk knows.</summary>
internal sealed class DeskReading(DeskState state, TimeProvider time)
{
    private static readonly TimeSpan ReadTime = TimeSpan.FromSeconds(2);

    /// <exception cref="LogUnavailableException">This node has not read the desk so far in time.</exception>
    public async ValueTask ReachAsync(long offset, CancellationToken cancellationToken)
    {
        try
        {
            await state.Loaded.WaitAsync(ReadTime, time, cancellationToken);
            await state.WaitForAsync(offset, cancellationToken).WaitAsync(ReadTime, time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new LogUnavailableException(LogUnavailableReason.Failed, "This node has not read the desk so far.", exception);
        }
    }

    /// <summary>Checks that the newest act on a draft is the same here and in the log.</summary>
    /// <exception cref="LogUnavailableException">The log has lost an act that this node has read; it is given back in a moment, and until then nothing is fired.</exception>
    public async ValueTask AgreeAsync(Entry head, CancellationToken cancellationToken)
    {
        await ReachAsync(head.Offset, cancellationToken);
        if (state.Read(fold => fold.Drafts.Find(Subjects.IdOf(head.Subject))) is { } known && known.Revision == head.Revision)
            return;
        throw new LogUnavailableException(LogUnavailableReason.Failed, $"The desk and this node do not agree on {head.Subject}.");
    }
}
