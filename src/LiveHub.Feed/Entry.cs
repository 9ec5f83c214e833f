namespace LiveHub.Feed;

/// <summary>An immutable fact in a log: an envelope that the log understands and an opaque body.</summary>
/// <param name="Offset">Place in the log, 1, 2, 3… without holes.</param>
/// <param name="Subject">What the entry is about.</param>
/// <param name="Revision">1 for the first entry of a subject, then 2, 3… without holes.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Routing">Whom the subject concerns from this revision on.</param>
/// <param name="Was">Whom the revision it replaces concerned; null for revision 1. An entry is routed by the union of both.</param>
/// <param name="Time">The store's clock in milliseconds since 1970-01-01T00:00Z, never before the time of the entry at the previous offset.</param>
/// <param name="Link">Ties this entry to all before it.</param>
/// <param name="Body">Opaque bytes; never changed after the append.</param>
public sealed record Entry(
    long Offset, string Subject, long Revision, string Kind, Routing Routing, Routing? Was, long Time, EntryLink Link, ReadOnlyMemory<byte> Body)
{
    /// <summary>The store holds an entry here whose envelope cannot be read, or whose bytes do not agree with its link: subject, revision, kind and routing mean nothing, offset, time and link do.</summary>
    /// <remarks>It keeps its place so that no reader finds a hole; whoever folds skips and counts it.</remarks>
    public bool IsDamaged { get; private init; }

    /// <summary>What is left of an entry that is damaged.</summary>
    public static Entry Damaged(long offset, long time, EntryLink link, ReadOnlyMemory<byte> body) =>
        new(offset, "", 0, "", Routing.Everyone, Was: null, time, link, body) { IsDamaged = true };
}
