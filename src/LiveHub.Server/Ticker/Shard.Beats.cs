using LiveHub.Protocol;
using LiveHub.Server.Reading;
using LiveHub.Server.Ticker.Frames;

namespace LiveHub.Server.Ticker;

internal sealed partial class Shard
{
    /// <summary>A sign of life for everybody who can take it; those at the tail get their cursor with it.</summary>
    public void Beat() => Post(() =>
    {
        if (live.Ring is not { } ring)
            return;
        var plain = new Dictionary<(WireForm, bool), HubFrame>();
        var withCursor = new Dictionary<(TopicSet, WireForm, bool), HubFrame>();
        foreach (var subscriber in _subscribers)
        {
            if (subscriber.IsParked || subscriber.IsLeaving)
                continue;
            var (form, audience) = (subscriber.Form, subscriber.WantsAudience);
            if (!plain.TryGetValue((form, audience), out var beat))
                plain.Add((form, audience), beat = HubFrame.Call(form, HubMethods.Beat, beats.At(ring, audience)));
            if (subscriber.IsLive && ReferenceEquals(subscriber.Ring, ring) && subscriber.Cursor == ring.Tail)
            {
                var key = (subscriber.Set!, form, audience);
                if (!withCursor.TryGetValue(key, out var both))
                    withCursor.Add(key, both = HubFrame.Join(form, beat, subscriber.Set!.Empty(form, subscriber.Cursor)));
                beat = both;
            }
            Write(subscriber, beat);
        }
    });

    /// <summary>Something expired: absolute counts for those who follow these topics.</summary>
    public void Recount(IReadOnlyCollection<string> topics) => Post(() =>
    {
        foreach (var set in _sets.Values)
        {
            var items = live.State.CountsOf(set.Follow, topics);
            if (items.Count == 0)
                continue;
            var frames = new Dictionary<(WireForm, long), HubFrame>();
            foreach (var subscriber in set.Subscribers)
            {
                if (!subscriber.IsLive)
                {
                    subscriber.OwesCounts = true;
                    continue;
                }
                var key = (subscriber.Form, subscriber.Cursor.Offset);
                if (!frames.TryGetValue(key, out var frame))
                {
                    frames.Add(key, frame = HubFrame.Feed(subscriber.Form, new FrameParts(
                        set.Follow.Id, [], items, Snapshot.CursorOf(subscriber.Cursor, set.Follow).ToString())));
                }
                Write(subscriber, frame);
            }
        }
    });
}
