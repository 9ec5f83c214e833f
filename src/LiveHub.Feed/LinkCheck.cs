namespace LiveHub.Feed;

/// <summary>Holds the entries of one read against their links: a flipped bit that still parses breaks the chain.</summary>
/// <param name="before">The link before the first entry; null when the log does not have it any more: the first entry is then believed.</param>
internal sealed class LinkCheck(EntryLink? before)
{
    private EntryLink? _stored = before;
    private EntryLink? _computed = before;

    /// <summary>The next entry, or what is left of it when its bytes do not agree with its link.</summary>
    /// <remarks>Where a link itself was flipped, its entry cannot be told from a damaged one, but the one after it agrees with what the link should have been.</remarks>
    public Entry Read(long offset, long time, EntryLink link, ReadOnlySpan<byte> envelope, ReadOnlyMemory<byte> body)
    {
        var (stored, computed) = (_stored, _computed);
        _stored = link;
        _computed = stored is { } previous ? LinkChain.Next(previous, offset, time, envelope, body.Span) : null;
        var agrees = _computed is null || _computed == link
            || (computed is { } meant && computed != stored && LinkChain.Next(meant, offset, time, envelope, body.Span) == link);
        return agrees ? EnvelopeCodec.ReadEntry(offset, time, link, envelope, body) : Entry.Damaged(offset, time, link, body);
    }
}
