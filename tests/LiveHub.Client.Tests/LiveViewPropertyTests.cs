using CsCheck;
using LiveHub.Protocol;

namespace LiveHub.Client.Tests;

public sealed class LiveViewPropertyTests
{
    private static readonly FollowSet Set = FollowSet.Of(["harbour", "weather"], ["ar", "en"]);
    private static readonly FollowSet Other = FollowSet.Of(["sport"], []);

    private static readonly Gen<WireEntry> Item =
        from id in Gen.Int[0, 3]
        from revision in Gen.Long[1, 6]
        from topic in Pick("harbour", "weather", "sport")
        from language in Pick("en", "ar-EG", "he")
        from fate in Gen.Frequency((8, Gen.Const(0)), (1, Gen.Const(1)), (1, Gen.Const(2)))
        from offset in Gen.Long[1, 40]
        select Sample.Item($"i{id}", offset, revision, first: id + 1, topic, language, hidden: fate == 1, retracted: fate == 2);

    private static readonly Gen<WireEntry> Alert =
        from id in Gen.Int[0, 1]
        from revision in Gen.Long[1, 4]
        from cleared in Gen.Bool
        from topic in Pick("harbour", "sport", "")
        from offset in Gen.Long[1, 40]
        select Sample.Alert($"a{id}", offset, revision, cleared, topic.Length == 0 ? null : topic);

    private static readonly Gen<WireEntry> Unknown =
        from revision in Gen.Long[1, 6]
        select Sample.Item("i0", 5, revision) with { Kind = "item.weighed", Body = null };

    private static readonly Gen<FeedFrame> Frame =
        from entries in Gen.Frequency((8, Item), (3, Alert), (1, Unknown)).List[0, 4]
        from ahead in Gen.Frequency((4, Gen.Const(new List<WireEntry>())), (1, Alert.List[1, 2]))
        from count in Gen.Int[0, 99]
        from through in Gen.Int[0, 3]
        from reset in Gen.Int[0, 9]
        from foreign in Gen.Int[0, 9]
        select new FeedFrame
        {
            Set = foreign == 0 ? Other.Id : Set.Id,
            Entries = entries,
            Ahead = ahead.Count == 0 ? null : ahead,
            Counts = [new TopicCount("harbour", count)],
            Through = through == 0 ? null : $"t{through}",
            Reset = reset == 0,
        };

    [Fact]
    public void View_is_what_a_naive_reading_of_the_rules_gives_after_every_frame() =>
        Frame.List[0, 14].Sample(
            frames =>
            {
                var view = new LiveView(Set);
                for (var i = 0; i < frames.Count; i++)
                {
                    view.Apply(frames[i]);
                    Assert.Equal(NaiveView.Held(Set, frames[..(i + 1)]).OrderBy(pair => pair.Key, StringComparer.Ordinal), view.Held.OrderBy(pair => pair.Key, StringComparer.Ordinal));
                }
            }, iter: 4000);

    private static Gen<string> Pick(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
