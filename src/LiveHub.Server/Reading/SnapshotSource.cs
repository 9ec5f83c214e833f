using System.Collections.Concurrent;
using LiveHub.Feed;
using LiveHub.Protocol;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Reading;

/// <summary>Makes snapshots and keeps the recent ones, so that many who join at once cost one selection. Any thread.</summary>
internal sealed class SnapshotSource(LiveFeed live, EntryBodies bodies, TimeProvider time, IOptions<ReadingOptions> options)
{
    private const int Kept = 256;
    private readonly ConcurrentDictionary<FollowSet, Task<Snapshot>> _recent = new();

    /// <summary>A kept snapshot that is fresh enough; null when one must be made.</summary>
    public Snapshot? TryGet(FollowSet set, int behind, TimeSpan age) =>
        _recent.TryGetValue(set, out var recent) && recent.IsCompletedSuccessfully && IsFresh(recent.Result, behind, age) ? recent.Result : null;

    /// <summary>A snapshot at most <paramref name="behind"/> entries and <paramref name="age"/> old; the ring supplies the rest.</summary>
    /// <exception cref="LogUnavailableException">An older body is needed and the store cannot answer.</exception>
    public async ValueTask<Snapshot> GetAsync(FollowSet set, int behind, TimeSpan age, CancellationToken cancellationToken)
    {
        await live.Loaded.WaitAsync(cancellationToken);
        if (TryGet(set, behind, age) is { } kept)
            return kept;

        if (_recent.Count >= Kept)
            _recent.Clear();
        _recent.TryGetValue(set, out var recent);
        // Whoever comes while it is being made shares it; a failed one is made anew by the next.
        var made = recent is { IsCompleted: false }
            ? recent
            : _recent.AddOrUpdate(set, MakeAsync, (key, old) => ReferenceEquals(old, recent) ? MakeAsync(key) : old);
        var snapshot = await made.WaitAsync(cancellationToken);
        return IsFresh(snapshot, behind, age) ? snapshot : await MakeAsync(set);
    }

    private bool IsFresh(Snapshot snapshot, int behind, TimeSpan age) =>
        ReferenceEquals(snapshot.Ring, live.Ring)
        && live.State.Position.Offset - snapshot.Point.Offset <= behind
        && snapshot.Point.Offset >= snapshot.Ring.Base
        && Now() - snapshot.Time <= age.TotalMilliseconds;

    private async Task<Snapshot> MakeAsync(FollowSet set)
    {
        var (state, ring) = live.Picture;
        if (ring is null)
            throw new InvalidOperationException("The feed has not been read yet.");
        var now = Now();
        var selection = state.Select(set, options.Value.SnapshotItems);
        var entries = await bodies.ReadAsync(selection.Heads, CancellationToken.None);
        return new Snapshot(set, ring, selection.Point, now, entries, selection.Counts);
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
