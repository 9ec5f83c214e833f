using LiveHub.Feed;
using LiveHub.Push.Composing;

namespace LiveHub.Push.Dispatch;

/// <summary>Makes a send's messages, and says on the desk what became of it.</summary>
internal sealed class SendWords(DeskLog desk, FeedLog feed, TimeProvider time)
{
    /// <summary>How long a send waits until its alert is in the feed, so that the message can say where. Phones do without.</summary>
    private static readonly TimeSpan FeedTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public async Task<EnvelopeSet> ComposeAsync(Send send, CancellationToken cancellationToken) =>
        Composer.Compose(send.Id, send.Order, await FindPositionAsync(send, cancellationToken));

    /// <summary>Stops a send on behalf of LiveHub itself.</summary>
    public async Task StopAsync(SendId id, string reason, CancellationToken cancellationToken)
    {
        // From what the desk itself says: a report may have come meanwhile.
        while (await desk.Log.ReadHeadAsync(id.Subject, cancellationToken) is { Kind: not (PushKinds.Stopped or PushKinds.Ended) } head)
        {
            var draft = PushCodec.DraftOf(id, head.Revision, PushKinds.Stopped, new PushStop("", reason));
            if (await desk.Log.AppendAsync(new AppendRequest([draft]), cancellationToken) is AppendResult.Appended)
                return;
        }
    }

    /// <summary>Says how far a send has come; does nothing when somebody said something meanwhile.</summary>
    /// <returns>False then.</returns>
    public async Task<bool> ReportAsync(Send send, string kind, PushReport report, CancellationToken cancellationToken) =>
        await desk.Log.AppendAsync(new AppendRequest([PushCodec.DraftOf(send.Id, send.Revision, kind, report)]), cancellationToken) is AppendResult.Appended;

    private async Task<string?> FindPositionAsync(Send send, CancellationToken cancellationToken)
    {
        if (send.Order.Kind is SendKind.Test or SendKind.Canary)
            return null;
        for (var since = time.GetTimestamp(); time.GetElapsedTime(since) < FeedTime; await Task.Delay(Pause, time, cancellationToken))
        {
            var head = await feed.Log.ReadHeadAsync("alert/" + send.Id.Alert, cancellationToken);
            if (head?.Revision >= send.Id.Revision)
                return new FeedPosition((await feed.Log.GetBoundsAsync(cancellationToken)).First.Epoch, head.Offset).ToString();
        }
        return null;
    }
}
