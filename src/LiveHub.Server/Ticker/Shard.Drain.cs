using LiveHub.Protocol;
using LiveHub.Server.Ticker.Frames;

namespace LiveHub.Server.Ticker;

internal sealed partial class Shard
{
    /// <summary>The connections that have not had their goodbye.</summary>
    public Task<IReadOnlyList<Subscriber>> StayingAsync()
    {
        var staying = new TaskCompletionSource<IReadOnlyList<Subscriber>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => staying.SetResult([.. _subscribers.Where(subscriber => !subscriber.IsLeaving)]));
        return staying.Task;
    }

    /// <summary>The last frame of a connection. What the reader has not been sent by now it gets where it goes, from its cursor.</summary>
    public void LetGo(Subscriber subscriber, HubFrame goodbye) => Post(() =>
    {
        if (subscriber.IsLeaving || !_subscribers.Contains(subscriber))
            return;
        Leave(subscriber);
        subscriber.IsLeaving = true;
        counts.Goodbye(GoodbyeCodes.Draining);
        Write(subscriber, goodbye);
    });

    /// <summary>Ends a connection whose reader has not done so. Bytes that are on their way still go out.</summary>
    public void Close(Subscriber subscriber) => Post(() =>
    {
        if (_subscribers.Contains(subscriber))
            subscriber.Connection.Abort();
    });
}
