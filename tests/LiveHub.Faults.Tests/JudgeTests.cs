using LiveHub.Checker.Judging;
using LiveHub.Checker.Reading;
using LiveHub.Client;
using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Faults.Tests;

/// <summary>The judge finds what it is there to find: a transcript is spoilt in one way at a time.</summary>
public sealed class JudgeTests
{
    private static readonly FollowSet Set = FollowSet.Of(["harbour"], ["en"], FollowSet.Every);

    /// <summary>Two items, a correction, a move out of the set, one more item and an item of another language.</summary>
    private static readonly IReadOnlyList<Entry> Log =
    [
        Item(1, "a", 1, "harbour"), Item(2, "b", 1, "harbour"), Item(3, "a", 2, "harbour", was: "harbour"),
        Item(4, "b", 2, "sport", was: "harbour"), Item(5, "c", 1, "harbour"), Item(6, "d", 1, "harbour", language: "ar"),
    ];

    [Fact]
    public void Sound_transcript_has_no_fault() => Assert.Empty(Faults(Told(3, 4, 5)));

    [Fact]
    public void Missing_entry_is_found() => Assert.Contains(Faults(Told(3, 5)), fault => fault.Contains("the entry 4 (item/b revision 2) was not told", StringComparison.Ordinal));

    [Fact]
    public void Doubled_entry_is_found() => Assert.Contains(Faults(Told(3, 3, 4, 5)), fault => fault.Contains("told twice", StringComparison.Ordinal));

    [Fact]
    public void Wrong_order_is_found() => Assert.Contains(Faults(Told(4, 3, 5)), fault => fault.Contains("was told after", StringComparison.Ordinal));

    [Fact]
    public void Changed_words_are_found()
    {
        var told = Told(3, 4, 5);
        told[2] = told[2] with { Entry = told[2].Entry with { Body = new ItemFact { Language = "en", Headline = new Text("Other words", "en", Text.Ltr) } } };
        Assert.Contains(Faults(told), fault => fault.Contains("is not as in the log", StringComparison.Ordinal));
    }

    [Fact]
    public void View_that_kept_what_moved_away_is_found() =>
        Assert.Contains(Faults(Told(3, 4, 5), 2, 3, 5), fault => fault.Contains("has [2 item/b r1] too much", StringComparison.Ordinal));

    [Fact]
    public void View_that_lacks_an_item_is_found() =>
        Assert.Contains(Faults(Told(3, 4, 5), 3), fault => fault.Contains("lacks [5 item/c r1]", StringComparison.Ordinal));

    [Fact]
    public void Snapshot_with_an_item_of_another_language_is_found()
    {
        var join = new Join(Set, View(6, 3, 5, 6));
        Assert.Contains(new Judge(new ReferenceFold(Log), 50).Faults(join), fault => fault.StartsWith("the snapshot lacks [] and has [6 item/d r1]", StringComparison.Ordinal));
    }

    [Fact]
    public void Revision_that_a_later_one_replaced_may_be_left_out_by_a_join_that_ended_before_it()
    {
        // Told nothing of a's revision 2 at offset 3, because revision 3 at offset 7 was there.
        var behind = new Join(FollowSet.Of(["harbour"], ["en"]), View(2, 1, 2)) { End = View(6, 1, 5) with { Skipped = 1 } };
        behind.Told.AddRange(Told(4, 5));
        Assert.Empty(new Judge(new ReferenceFold([.. Log, Item(7, "a", 3, "harbour", was: "harbour")]), 50).Faults(behind));
        Assert.NotEmpty(new Judge(new ReferenceFold(Log), 50).Faults(behind));
        Assert.NotEmpty(new Judge(new ReferenceFold([.. Log, Item(7, "a", 3, "sport", was: "sport")]), 50).Faults(behind));
    }

    [Fact]
    public void Snapshot_whose_run_ended_before_the_revision_that_replaced_what_it_left_out_is_sound()
    {
        // Made at 2, brought up to 6 without b's move at 4 and a's revision 2 at 3: both come after 6 again.
        IReadOnlyList<Entry> log = [.. Log, Item(7, "a", 3, "harbour", was: "harbour"), Item(8, "b", 3, "harbour", was: "sport")];
        var behind = new Join(FollowSet.Of(["harbour"], ["en"]), View(6, 1, 2, 5) with { Skipped = 2 });
        Assert.Empty(new Judge(new ReferenceFold(log), 50).Faults(behind));
        Assert.NotEmpty(new Judge(new ReferenceFold(Log), 50).Faults(behind));
        Assert.NotEmpty(new Judge(new ReferenceFold(log), 50).Faults(new Join(behind.Set, View(6, 1, 2) with { Skipped = 2 })));
        Assert.NotEmpty(new Judge(new ReferenceFold(log), 50).Faults(new Join(behind.Set, View(6, 1, 2, 5))));
    }

    [Fact]
    public void Hole_and_broken_link_are_found()
    {
        var faults = LogAudit.Faults([Log[0], Log[2]]).ToList();
        Assert.Contains(faults, fault => fault.Contains("offset 3 comes after 1", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("the link of 1", StringComparison.Ordinal));
    }

    private static List<string> Faults(List<AppliedEntry> told, params long[] end)
    {
        var join = new Join(Set, View(2, 1, 2)) { End = View(6, end.Length == 0 ? [3, 5] : end) };
        join.Told.AddRange(told);
        return [.. new Judge(new ReferenceFold(Log), 50).Faults(join)];
    }

    private static List<AppliedEntry> Told(params long[] offsets) => [.. offsets.Select(offset => new AppliedEntry(Wire(offset), EntryEffect.Added, Ahead: false))];

    private static HeldView View(long through, params long[] offsets) => new(
        offsets.Select(Wire).ToDictionary(entry => entry.Subject), new Dictionary<string, int>(), new CursorText("1-00000001", through, "0000000000000000", Set.Id), 100, 0);

    private static WireEntry Wire(long offset)
    {
        var entry = Log[(int)offset - 1];
        var first = Log.First(one => one.Subject == entry.Subject).Offset;
        return new WireEntry(
            entry.Offset, first, entry.Subject, entry.Revision, entry.Kind, entry.Routing.Topics, entry.Routing.Languages, entry.Time, FactCodec.Decode(entry.Kind, entry.Body));
    }

    private static Entry Item(long offset, string id, long revision, string topic, string? was = null, string language = "en")
    {
        var fact = new ItemFact { Language = language, Headline = new Text($"{id} {revision}", language, Slug.DirectionOf(language)) };
        return new Entry(
            offset, Subjects.Item(id), revision, revision == 1 ? EntryKinds.ItemPosted : EntryKinds.ItemChanged, Routing.Of([topic], [language]),
            was is null ? null : Routing.Of([was], [language]), Time: 1, new EntryLink((ulong)offset), FactCodec.Encode(fact));
    }
}
