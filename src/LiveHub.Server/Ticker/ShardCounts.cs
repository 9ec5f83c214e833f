using System.Diagnostics;
using LiveHub.Server.Reading;
using LiveHub.Server.Telemetry;

namespace LiveHub.Server.Ticker;

/// <summary>What a shard counts. Written by its loop alone, with plain additions: a counter that is safe for all would cost each delivery more than the delivery's own bookkeeping.</summary>
internal sealed class ShardCounts(LiveHubMetrics metrics, TimeProvider time)
{
    private static readonly KeyValuePair<string, object?> MessagePack = new("form", "messagepack");
    private static readonly KeyValuePair<string, object?> Json = new("form", "json");
    private long _frames;
    private long _bytes;
    private int _parked;
    private long _fanningOut;

    public long Frames => Volatile.Read(ref _frames);

    public long Bytes => Volatile.Read(ref _bytes);

    public int Parked => Volatile.Read(ref _parked);

    public void Wrote(int bytes)
    {
        _frames++;
        _bytes += bytes;
    }

    public void Park() => _parked++;

    public void Unpark() => _parked--;

    public void Encoded(WireForm form, long started) =>
        metrics.Encode.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, form == WireForm.MessagePack ? MessagePack : Json);

    public void Resumed() => metrics.Resumes.Add(1);

    /// <param name="reason"><c>join</c>, or why the reader's cursor was of no use.</param>
    public void Snapshot(string reason) => metrics.Snapshots.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Goodbye(string code) => metrics.Goodbye(code);

    /// <summary>The bell has rung for an entry of this time.</summary>
    public void Moved(long entryTime) => _fanningOut = entryTime;

    /// <summary>Nobody is queued: whoever could take it has it.</summary>
    public void Idle()
    {
        if (_fanningOut == 0)
            return;
        metrics.Fanout.Record(Math.Max(0, time.GetUtcNow().ToUnixTimeMilliseconds() - _fanningOut) / 1000.0);
        _fanningOut = 0;
    }
}
