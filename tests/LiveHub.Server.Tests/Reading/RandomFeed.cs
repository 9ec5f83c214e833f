using CsCheck;
using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Server.Tests.Reading;

/// <summary>Random histories over few subjects, topics and languages, so that everything meets everything.</summary>
internal static class RandomFeed
{
    public const long Now = 1_000_000;
    public static readonly string[] Topics = ["t0", "t1", "t2"];
    public static readonly string[] Languages = ["ar", "en", "he"];
    public static readonly Epoch Epoch = new(1, 7);

    public static readonly Gen<FollowSet> Sets =
        from topics in Gen.OneOf("t0", "t1", "t2", "*").Array[1, 2]
        from languages in Gen.OneOf(Languages).Array[0, 2]
        from mode in Gen.OneOf(FollowSet.Latest, FollowSet.Every)
        select FollowSet.Of(topics, languages, mode);

    public static readonly Gen<IReadOnlyList<Entry>> Histories = Steps().Array[0, 60].Select(steps => Chain(steps));

    private static Gen<Step> Steps() =>
        from subject in Gen.Frequency((6, Gen.Int[0, 5].Select(n => $"item/{n}")), (1, Gen.Int[0, 2].Select(n => $"alert/{n}")), (1, Gen.Int[0, 2].Select(n => $"topic/t{n}")))
        from topics in Gen.OneOf(Topics).Array[1, 2]
        from language in Gen.OneOf(Languages)
        from shown in Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false)))
        from expires in Gen.Frequency((5, Gen.Const(0L)), (1, Gen.Const(Now - 1)), (1, Gen.Const(Now + 10)))
        from pin in Gen.Frequency((5, Gen.Const(0)), (1, Gen.Int[1, 2]))
        select new Step(subject, topics, language, shown, expires, pin);

    private static IReadOnlyList<Entry> Chain(IEnumerable<Step> steps)
    {
        var heads = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        var link = EntryLink.Genesis;
        foreach (var step in steps)
        {
            var (kind, routing, fact) = step.Say();
            var old = heads.GetValueOrDefault(step.Subject);
            var body = FactCodec.Encode(fact);
            var offset = entries.Count + 1L;
            var revision = (old?.Revision ?? 0) + 1;
            link = LinkChain.Next(link, offset, offset, EnvelopeCodec.Encode(step.Subject, revision, kind, routing, old?.Routing), body);
            entries.Add(heads[step.Subject] = new Entry(offset, step.Subject, revision, kind, routing, old?.Routing, offset, link, body));
        }
        return entries;
    }

    private sealed record Step(string Subject, string[] InTopics, string Language, bool Shown, long Expires, int Pin)
    {
        public (string Kind, Routing Routing, Fact Fact) Say()
        {
            var text = new Text("x", Language, Slug.DirectionOf(Language));
            if (Subject.StartsWith(Subjects.AlertPrefix, StringComparison.Ordinal))
            {
                return (EntryKinds.AlertRaised, Routing.Of(Pin == 0 ? [] : InTopics, []), new AlertFact
                {
                    Texts = [text],
                    ExpiresAt = Expires == 0 ? long.MaxValue : Expires,
                    Clearance = Shown ? null : new Clearance(1, false),
                });
            }
            if (Subject.StartsWith(Subjects.TopicPrefix, StringComparison.Ordinal))
                return (EntryKinds.TopicChanged, Routing.Of([Subjects.IdOf(Subject)], []), new TopicFact { Labels = [text] });
            return (EntryKinds.ItemChanged, Routing.Of(InTopics, [Language]), new ItemFact
            {
                Language = Language,
                Headline = text,
                Hidden = !Shown,
                ExpiresAt = Expires == 0 ? null : Expires,
                Pin = Pin == 0 ? null : Pin,
            });
        }
    }
}
