using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Server.Reading;

/// <summary>An entry in memory with its wire bytes, encoded at most once per protocol.</summary>
/// <remarks>Written by the tail (<see cref="Next"/>), read by every shard.</remarks>
internal sealed class RingEntry(Entry entry, long first, IReadOnlyCollection<string> counted)
{
    private byte[]? _messagePack;
    private byte[]? _json;
    private long _next;

    public Entry Entry { get; } = entry;

    /// <summary>Offset of the subject's revision 1.</summary>
    public long First { get; } = first;

    /// <summary>Topics whose item count this entry may have changed.</summary>
    public IReadOnlyCollection<string> Counted { get; } = counted;

    /// <summary>Offset of the subject's next revision; 0 while there is none in the ring.</summary>
    public long Next
    {
        get => Interlocked.Read(ref _next);
        set => Interlocked.Exchange(ref _next, value);
    }

    /// <summary>The wire entry in one protocol. Two threads may both encode it the first time; the bytes are the same.</summary>
    public ReadOnlySpan<byte> Bytes(WireForm form) => form == WireForm.MessagePack
        ? _messagePack ??= EntryEncoder.MessagePack(this)
        : _json ??= EntryEncoder.Json(this);

    public static RingEntry Of(Entry entry, Applied applied) => new(entry, applied.Head.First, applied.Counted);

    /// <summary>Whether the entry is sent to a set: the subject belongs to it now, or did before.</summary>
    public bool RoutesTo(FollowSet set) => !Entry.IsDamaged
        && (set.Matches(Entry.Kind, Entry.Routing.Topics, Entry.Routing.Languages)
            || (Entry.Was is { } was && set.Matches(Entry.Kind, was.Topics, was.Languages)));
}
