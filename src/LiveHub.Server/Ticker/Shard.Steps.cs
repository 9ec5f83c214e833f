using LiveHub.Protocol;
using LiveHub.Server.Reading;
using LiveHub.Server.Ticker.Frames;

namespace LiveHub.Server.Ticker;

internal sealed partial class Shard
{
    /// <summary>Takes a subscriber one frame further, if it can go.</summary>
    private void Step(Subscriber subscriber)
    {
        subscriber.IsQueued = false;
        if (subscriber.IsParked || subscriber.IsWaiting || subscriber.Set is not { } set || live.Ring is not { } ring)
            return;
        watch.Look(ring, _sets.Values);
        if (!ReferenceEquals(subscriber.Ring, ring))
        {
            // A fork: what it holds is of another history.
            StartSnapshot(subscriber, set, "fork");
            return;
        }

        var tail = ring.Tail.Offset;
        if (subscriber.Pending.TryDequeue(out var pending))
        {
            Take(subscriber, pending, subscriber.Cursor.Offset);
        }
        else if (subscriber.Cursor.Offset < tail)
        {
            if (set.RunFrom(live, ring, subscriber.Form, subscriber.Cursor, tail, subscriber.AheadAfter) is { } run)
                Take(subscriber, run, tail);
            else
                ReadLog(subscriber, set);
        }
        else if (subscriber.OwesCounts)
        {
            subscriber.OwesCounts = false;
            Write(subscriber, HubFrame.Feed(subscriber.Form, new FrameParts(
                set.Follow.Id, [], live.State.CountsOf(set.Follow), Snapshot.CursorOf(subscriber.Cursor, set.Follow).ToString())));
        }
        if (subscriber.Pending.Count > 0 || subscriber.Cursor.Offset < tail || subscriber.OwesCounts)
            Enqueue(subscriber);
    }

    private void Take(Subscriber subscriber, Run run, long tail)
    {
        subscriber.Cursor = run.To;
        if (run.To.Offset < tail)
            subscriber.AheadAfter = Math.Max(subscriber.AheadAfter, tail);
        if (subscriber.Awaited != 0)
            watch.Taking(subscriber, run);
        if (run.Frame is not null)
            Write(subscriber, run.Frame);
        if (subscriber.Passing != 0 && !subscriber.IsParked)
            watch.Passed(subscriber);
    }

    /// <summary>Hands bytes to one connection; a connection that cannot take them at once is parked, and nobody waits for it.</summary>
    private void Write(Subscriber subscriber, HubFrame frame)
    {
        var write = subscriber.Connection.WriteAsync(frame.Message);
        counts.Wrote(frame.Bytes.Length);
        if (write.IsCompletedSuccessfully)
            return;
        subscriber.IsParked = true;
        counts.Park();
        _ = UnparkAsync(subscriber, write);
    }

    private async Task UnparkAsync(Subscriber subscriber, ValueTask write)
    {
        try
        {
            await write;
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException or IOException)
        {
            // The connection is ending; its disconnect takes the subscriber out.
        }
        Post(() =>
        {
            subscriber.IsParked = false;
            counts.Unpark();
            if (subscriber.Passing != 0 && !subscriber.Connection.ConnectionAborted.IsCancellationRequested)
                watch.Passed(subscriber);
            Enqueue(subscriber);
        });
    }

    /// <summary>Finds out where a joining subscriber goes on: after its cursor if this log has it in its history, else from a snapshot.</summary>
    private void Place(Subscriber subscriber, CursorText? cursor)
    {
        var set = subscriber.Set!;
        if (live.Ring is not { } ring)
        {
            Ask(subscriber, async () =>
            {
                await live.Loaded;
                return () => Place(subscriber, cursor);
            });
        }
        else if (cursor is null || !ShardReads.TryRead(cursor, out var point))
        {
            StartSnapshot(subscriber, set, cursor is null ? "join" : "unknown");
        }
        else if (point.Epoch != ring.Tail.Epoch || point.Offset > ring.Tail.Offset)
        {
            // Perhaps this node is behind: never answer with something older than the reader has.
            Ask(subscriber, async () => await reads.KnowsAsync(point) ? () => Place(subscriber, cursor) : () => StartSnapshot(subscriber, set, "unknown"));
        }
        else
        {
            subscriber.Ring = ring;
            subscriber.Cursor = point;
            subscriber.OwesCounts = true;
            if (ring.Find(point.Offset) is { } entry)
            {
                if (entry.Entry.Link == point.Link)
                {
                    counts.Resumed();
                    Enqueue(subscriber);
                }
                else
                    StartSnapshot(subscriber, set, "fork");
            }
            else
            {
                counts.Resumed();
                ReadLog(subscriber, set);
            }
        }
    }

    /// <param name="reason">Why there is nothing to go on from.</param>
    private void StartSnapshot(Subscriber subscriber, TopicSet set, string reason)
    {
        counts.Snapshot(reason);
        subscriber.Pending.Clear();
        if (reads.KeptSnapshot(set.Follow) is { } kept)
            Show(kept);
        else
            Ask(subscriber, async () => { var made = await reads.SnapshotAsync(set.Follow); return () => Show(made); });

        void Show(Snapshot snapshot)
        {
            subscriber.Ring = snapshot.Ring;
            subscriber.Cursor = snapshot.Point;
            if (subscriber.Awaited != 0)
                watch.Reset(subscriber, snapshot.Point.Offset);
            // What expired since the snapshot was made, or while it was, has been told to others already.
            subscriber.OwesCounts = !snapshot.Counts.SequenceEqual(live.State.CountsOf(set.Follow));
            // What has happened since a shared snapshot was made is past to whoever comes now: the run up to here is its last frame, not news.
            var rest = snapshot.Ring.Tail.Offset > snapshot.Point.Offset
                ? set.RunFrom(live, snapshot.Ring, subscriber.Form, snapshot.Point, snapshot.Ring.Tail.Offset, subscriber.AheadAfter)
                : null;
            var isWhole = rest?.Frame is null;
            foreach (var frame in set.FramesOf(subscriber.Form, snapshot, isWhole))
                subscriber.Pending.Enqueue(new Run(frame, snapshot.Point));
            if (!isWhole)
                subscriber.Pending.Enqueue(rest!);
            Enqueue(subscriber);
        }
    }

    private void ReadLog(Subscriber subscriber, TopicSet set) => Ask(subscriber, async () =>
    {
        var runs = await reads.LogAsync(set.Follow, subscriber.Form, subscriber.Cursor);
        if (runs is null)
            return () => StartSnapshot(subscriber, set, "gone");
        return () =>
        {
            foreach (var run in runs)
                subscriber.Pending.Enqueue(run);
            Enqueue(subscriber);
        };
    });

    /// <summary>Asks the store off the loop; the answer is used only if the subscriber still waits for it.</summary>
    private void Ask(Subscriber subscriber, Func<Task<Action>> question)
    {
        subscriber.IsWaiting = true;
        var ticket = subscriber.Ticket;
        _ = Task.Run(async () =>
        {
            if (await reads.UntilAnsweredAsync(question, subscriber.Connection.ConnectionAborted) is { } next)
                Post(() => Resume(next));
        });

        void Resume(Action next)
        {
            if (subscriber.Ticket != ticket)
                return;
            subscriber.IsWaiting = false;
            next();
        }
    }
}
