using System.Globalization;
using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>Writes the arguments of the append script and reads its answer.</summary>
internal static class AppendArguments
{
    /// <summary>Bytes of entries that a bell carries at most: larger ones would crowd a subscriber's output buffer.</summary>
    private const int BellBytes = 64 * 1024;

    private const int DraftFields = 6;

    public static RedisKey[] Keys(LogKeys keys, AppendRequest request) => request.Key is { } key
        ? [keys.State, keys.Entries, keys.Heads, keys.Answer(key)]
        : [keys.State, keys.Entries, keys.Heads];

    public static RedisValue[] Values(LogKeys keys, AppendRequest request, bool isConfirmed, RedisStoreOptions options)
    {
        var values = new List<RedisValue>(7 + request.Drafts.Count * DraftFields);
        values.AddRange(RedisLogReads.LogArguments(options));
        values.Add((byte[])keys.Bell!);
        values.Add(BellBytes);
        values.Add(request.Key is { } key ? Convert.ToHexStringLower(key.BodyHash.Span) : "");
        values.Add((long)AppendRules.KeyLifetime.TotalMilliseconds);
        values.Add(isConfirmed ? "1" : "0");
        foreach (var draft in request.Drafts)
        {
            values.Add(draft.Subject);
            values.Add(draft.ExpectedRevision.ToString(CultureInfo.InvariantCulture));
            values.Add(draft.Kind);
            values.Add(string.Join(',', draft.Routing.Topics));
            values.Add(string.Join(',', draft.Routing.Languages));
            values.Add(draft.Body);
        }
        return [.. values];
    }

    public static AppendResult Read(RedisResult answer, AppendRequest request, Durability durability)
    {
        switch ((string?)answer[0])
        {
            case "appended":
                return new AppendResult.Appended(EntryRows.ReadEpoch(answer[1]), ReadEntries(answer, request.Drafts), durability, IsReplay: false);
            case "replay":
                return new AppendResult.Appended(EntryRows.ReadEpoch(answer[1]), EntryRows.Read(answer[2]), durability, IsReplay: true);
            case "conflict":
                var draft = request.Drafts[(int)answer[1]];
                return new AppendResult.Conflict(draft.Subject, draft.ExpectedRevision, EntryRows.ReadNumber(answer[2]));
            default:
                return new AppendResult.KeyReused();
        }
    }

    // Epoch, tail before and its link, time; then for each draft the topics and languages before it, and its link.
    private static Entry[] ReadEntries(RedisResult answer, IReadOnlyList<Draft> drafts)
    {
        var (offset, time) = (EntryRows.ReadNumber(answer[2]), EntryRows.ReadNumber(answer[4]));
        var entries = new Entry[drafts.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var draft = drafts[i];
            var (topics, languages, link) = ((string)answer[5 + i * 3]!, (string)answer[6 + i * 3]!, EntryRows.ReadLink(answer[7 + i * 3]));
            var was = topics == "-" ? null : new Routing(EnvelopeCodec.List(topics), EnvelopeCodec.List(languages));
            entries[i] = new Entry(++offset, draft.Subject, draft.ExpectedRevision + 1, draft.Kind, draft.Routing, was, time, link, draft.Body);
        }
        return entries;
    }
}
