using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Finds alerts that say nearly the same, and counts those that an audience got.</summary>
internal sealed class Repetitions(DeskState desk, RulesInForce rules, TimeProvider time)
{
    private const long Hour = 60 * 60 * 1000;

    /// <summary>The most similar ones first.</summary>
    /// <param name="id">Of the alert itself, which is not similar to itself.</param>
    /// <param name="withPending">Also those that others have asked for and that are not out yet.</param>
    public IReadOnlyList<SimilarAlert> Find(string id, AlertFact fact, IReadOnlyList<string> topics, bool withPending)
    {
        var limit = rules.Now.Similarity;
        if (limit <= 0)
            return [];
        var since = Now() - DraftFold.Day;
        var (sent, pending) = desk.Read(fold => (
            fold.Drafts.Recent.Where(one => one.Id != id && one.At > since).ToList(),
            withPending ? fold.Drafts.Drafts.Where(one => one.Id != id && DraftStates.IsUnderWay(one.Act.State)).ToList() : []));
        var similar = new List<SimilarAlert>();
        foreach (var one in sent.Where(one => Overlap(topics, one.Topics)))
            similar.Add(new SimilarAlert(one.Id, one.At, one.By, one.Texts, Similarity(fact, one.Texts, one.Item), Same(topics, one.Topics)));
        foreach (var one in pending)
        {
            if (one.Act.Submission is { } other && Overlap(topics, other.Topics))
                similar.Add(new SimilarAlert(one.Id, At: null, other.Asked.By, other.Fact.Texts, Similarity(fact, other.Fact.Texts, other.Fact.Item), Same(topics, other.Topics)));
        }
        return [.. similar.Where(one => one.Similarity >= limit).OrderByDescending(one => one.Similarity).ThenByDescending(one => one.At ?? long.MaxValue)];
    }

    /// <summary>How many alerts reached some of these people in the last day and hour.</summary>
    public (int Day, int Hour) Count(IReadOnlyList<string> topics)
    {
        var now = Now();
        var times = desk.Read(fold => fold.Drafts.Recent.Where(one => one.At > now - DraftFold.Day && Overlap(topics, one.Topics)).Select(one => one.At).ToList());
        return (times.Count, times.Count(at => at > now - Hour));
    }

    private static double Similarity(AlertFact fact, IReadOnlyList<Text> texts, string? item)
    {
        if (fact.Item is not null && fact.Item == item)
            return 1;
        return (from mine in fact.Texts from theirs in texts where mine.Lang == theirs.Lang select Likeness.Of(mine.Value, theirs.Value)).DefaultIfEmpty(0).Max();
    }

    /// <summary>An alert to everybody reaches the followers of every topic.</summary>
    private static bool Overlap(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == 0 || other.Count == 0 || one.Intersect(other, StringComparer.Ordinal).Any();

    private static bool Same(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.ToHashSet(StringComparer.Ordinal).SetEquals(other);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
