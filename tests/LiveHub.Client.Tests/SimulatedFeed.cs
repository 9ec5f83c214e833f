using System.Globalization;
using LiveHub.Protocol;

namespace LiveHub.Client.Tests;

/// <summary>A log and one reader's server side, drawn at random: runs, lost connections, alerts ahead, snapshots that end or do not.</summary>
internal sealed class SimulatedFeed(Random random, FollowSet set)
{
    private readonly List<WireEntry> _log = [];
    private long _sent;

    public IReadOnlyDictionary<string, WireEntry> Fold => FoldAt(_log.Count);

    public void Append()
    {
        var subject = random.Next(8);
        var isAlert = subject >= 6;
        var name = isAlert ? $"alert/a{subject}" : $"item/i{subject}";
        var older = _log.FindLast(entry => entry.Subject == name);
        var (offset, revision) = (_log.Count + 1, (older?.Revision ?? 0) + 1);
        var topic = random.Next(3) switch { 0 => "sport", 1 => "weather", _ => "harbour" };
        _log.Add(isAlert
            ? Sample.Alert($"a{subject}", offset, revision, cleared: random.Next(4) == 0, topic)
            : Sample.Item($"i{subject}", offset, revision, older?.First ?? offset, topic, random.Next(4) == 0 ? "he" : "en", hidden: random.Next(8) == 0));
    }

    /// <summary>The reader connects with a cursor; one of three times it is answered by a snapshot although the cursor is good.</summary>
    public List<FeedFrame> Connect(string? cursor)
    {
        _sent = cursor is null ? 0 : long.Parse(cursor, CultureInfo.InvariantCulture);
        return cursor is null || random.Next(3) == 0 ? Snapshot() : [];
    }

    /// <summary>The next run, sometimes without <c>through</c>, sometimes with an alert that waits further on.</summary>
    public FeedFrame Run(bool everything = false)
    {
        var from = (int)_sent;
        var to = everything ? _log.Count : Math.Min(_log.Count, from + random.Next(4));
        _sent = to;
        var ahead = _log.Skip(to).Where(entry => EntryKinds.IsAlert(entry.Kind) && random.Next(3) == 0 && IsRouted(entry)).Take(1).ToList();
        return new FeedFrame
        {
            Set = set.Id,
            Entries = [.. _log.Skip(from).Take(to - from).Where(IsRouted)],
            Ahead = ahead.Count == 0 ? null : ahead,
            Through = everything || random.Next(3) > 0 ? Text(to) : null,
        };
    }

    private List<FeedFrame> Snapshot()
    {
        var held = FoldAt(_log.Count).Values.OrderBy(entry => entry.Offset).ToList();
        _sent = _log.Count;
        var half = held.Count / 2;
        return
        [
            new FeedFrame { Set = set.Id, Reset = true, Entries = held[..half] },
            new FeedFrame { Set = set.Id, Entries = held[half..], Through = Text(_log.Count) },
        ];
    }

    private bool IsRouted(WireEntry entry)
    {
        var was = _log.Find(older => older.Subject == entry.Subject && older.Revision == entry.Revision - 1);
        return Matches(entry) || (was is not null && Matches(was));
    }

    private bool Matches(WireEntry entry) => set.Matches(entry.Kind, entry.Topics, entry.Languages);

    private Dictionary<string, WireEntry> FoldAt(int offset) =>
        _log.Take(offset).GroupBy(entry => entry.Subject).Select(subject => subject.Last())
            .Where(entry => Matches(entry) && entry.Body is not (ItemFact { Hidden: true } or AlertFact { Clearance: not null }))
            .ToDictionary(entry => entry.Subject);

    private static string Text(int offset) => offset.ToString(CultureInfo.InvariantCulture);
}
