namespace LiveHub.Feed.Tests;

/// <summary>A log written as plainly as the rules read: a list, a dictionary of keys, no thought of speed.</summary>
internal sealed class NaiveLog(LogBounds start)
{
    private readonly Dictionary<string, (byte Hash, DateTimeOffset Time, IReadOnlyList<Entry> Entries)> _keys = [];

    public List<Entry> Entries { get; } = [];

    public long Revision(string subject) => Entries.LastOrDefault(entry => entry.Subject == subject)?.Revision ?? 0;

    public AppendResult Append(IReadOnlyList<Draft> drafts, (string Name, byte Hash)? key, DateTimeOffset now)
    {
        if (key is { } used && _keys.TryGetValue(used.Name, out var first) && now - first.Time < TimeSpan.FromHours(24))
        {
            return first.Hash == used.Hash
                ? new AppendResult.Appended(start.Tail.Epoch, first.Entries, Durability.Memory, IsReplay: true)
                : new AppendResult.KeyReused();
        }

        var count = Entries.Count;
        foreach (var draft in drafts)
        {
            var revision = Revision(draft.Subject);
            if (revision != draft.ExpectedRevision)
            {
                Entries.RemoveRange(count, Entries.Count - count);
                return new AppendResult.Conflict(draft.Subject, draft.ExpectedRevision, revision);
            }
            Entries.Add(Next(draft, now));
        }
        var appended = Entries[count..];
        if (key is { } fresh)
            _keys[fresh.Name] = (fresh.Hash, now, appended);
        return new AppendResult.Appended(start.Tail.Epoch, appended, Durability.Memory, IsReplay: false);
    }

    private Entry Next(Draft draft, DateTimeOffset now)
    {
        var last = Entries.LastOrDefault();
        var before = Entries.LastOrDefault(entry => entry.Subject == draft.Subject);
        var entry = new Entry(
            (last?.Offset ?? start.Tail.Offset) + 1,
            draft.Subject,
            draft.ExpectedRevision + 1,
            draft.Kind,
            draft.Routing,
            before?.Routing,
            Math.Max(last?.Time ?? start.Time, now.ToUnixTimeMilliseconds()),
            default,
            draft.Body);
        return entry with { Link = IndependentLink.Next(last?.Link ?? start.Tail.Link, entry) };
    }
}
