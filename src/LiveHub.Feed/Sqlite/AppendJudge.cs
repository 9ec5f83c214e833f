namespace LiveHub.Feed.Sqlite;

/// <summary>Decides what becomes of an append inside the writer's transaction.</summary>
internal static class AppendJudge
{
    /// <param name="now">The store's clock in milliseconds since 1970.</param>
    /// <remarks>Nothing is written before all drafts are judged: what does not become entries leaves no trace in the transaction that it shares.</remarks>
    public static AppendResult Append(LogWrites log, AppendRequest request, long now)
    {
        if (request.Key is { } known && log.Keys.Find(known, now) is { } first)
            return first.IsSameRequest ? Replay(log, first.FirstOffset, first.Count) : new AppendResult.KeyReused();

        var heads = new Head[request.Drafts.Count];
        if (Judge(log, request.Drafts, heads) is { } conflict)
            return conflict;

        var entries = new Entry[heads.Length];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = log.Append(request.Drafts[i], heads[i], now);
        if (request.Key is { } key)
            log.Keys.Write(key, entries[0].Offset, entries.Length, now);
        return new AppendResult.Appended(log.State.Epoch, entries, Durability.Fsync, IsReplay: false);
    }

    private static AppendResult.Appended Replay(LogWrites log, long firstOffset, int count)
    {
        var entries = log.Reads.ReadAfter(firstOffset - 1, count);
        // The first when retention took the first ones, the second when the store is damaged.
        entries.RemoveAll(entry => entry.Offset >= firstOffset + count || entry.IsDamaged);
        return new AppendResult.Appended(log.State.Epoch, entries, Durability.Fsync, IsReplay: true);
    }

    /// <summary>Fills <paramref name="heads"/> with what each draft builds on, the drafts before it included.</summary>
    private static AppendResult.Conflict? Judge(LogWrites log, IReadOnlyList<Draft> drafts, Head[] heads)
    {
        var earlier = heads.Length > 1 ? new Dictionary<string, Head>(heads.Length) : null;
        for (var i = 0; i < heads.Length; i++)
        {
            var draft = drafts[i];
            var head = earlier is not null && earlier.TryGetValue(draft.Subject, out var pending) ? pending : log.Reads.FindHead(draft.Subject);
            if (head.Revision != draft.ExpectedRevision || head == Head.Unreadable)
                return new AppendResult.Conflict(draft.Subject, draft.ExpectedRevision, head.Revision);
            heads[i] = head;
            earlier?[draft.Subject] = new Head(head.Revision + 1, draft.Routing);
        }
        return null;
    }
}
