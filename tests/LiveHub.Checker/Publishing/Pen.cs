using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Checker.Publishing;

/// <summary>Draws facts and routings.</summary>
internal sealed class Pen(Random random, CheckPlan plan)
{
    private const string Latin = "Works at the old pier reach another stage, and the ferry keeps to its timetable. ";
    private const string Arabic = "تبلغ أعمال الرصيف القديم مرحلة أخرى، وتلتزم العبّارة بمواعيدها. ";

    public Routing Routing() => Feed.Routing.Of(Topics(), [plan.Languages[random.Next(plan.Languages.Count)]]);

    public IEnumerable<string> Topics() => Enumerable.Range(0, random.Next(1, 4)).Select(_ => plan.Topics[random.Next(plan.Topics.Count)]);

    public static TopicFact Topic(string slug, int order) => new() { Labels = [Words("en", slug)], Order = order };

    public TopicFact Change(TopicFact topic, long now) => random.Next(3) switch
    {
        0 => topic with { Order = random.Next(10), UpdatedAt = now },
        1 => topic with { State = TopicStates.All[random.Next(TopicStates.All.Count)], UpdatedAt = now },
        _ => topic with { Frozen = !topic.Frozen, UpdatedAt = now },
    };

    public ItemFact Item(string language, long now) => new()
    {
        Language = language,
        Headline = Headline(language),
        Lead = random.Next(2) == 0 ? Words(language, Repeat(language, random.Next(1, 8))) : null,
        PublishedAt = now,
        UpdatedAt = now,
        ExpiresAt = Soon(now, 12),
        Pin = random.Next(20) == 0 ? random.Next(1, 5) : null,
    };

    public ItemFact Change(ItemFact item, long now) => random.Next(12) switch
    {
        0 => item with { Retraction = new Retraction(now, Words(item.Language, "x")), UpdatedAt = now },
        1 or 2 => item with { Hidden = !item.Hidden, UpdatedAt = now },
        3 => item with { Pin = item.Pin is null ? random.Next(1, 5) : null, UpdatedAt = now },
        4 => item with { ExpiresAt = item.ExpiresAt is null ? now + random.Next(100, 3000) : null, UpdatedAt = now },
        _ => item with { Headline = Headline(item.Language), UpdatedAt = now },
    };

    public AlertFact Alert(long now) => new()
    {
        Texts = [Headline("ar"), Headline("en")],
        StartsAt = now + (random.Next(4) == 0 ? random.Next(2000) : 0),
        ExpiresAt = Soon(now, 4) ?? now + 1_200_000,
        UpdatedAt = now,
    };

    public AlertFact Change(AlertFact alert, long now) => random.Next(3) switch
    {
        0 => alert with { Clearance = new Clearance(now, Withdrawn: random.Next(2) == 0), UpdatedAt = now },
        1 => alert with { ExpiresAt = now + random.Next(500, 3000), UpdatedAt = now },
        _ => alert with { Texts = [Headline("ar"), Headline("en")], Correction = Words("en", "The place was wrong."), UpdatedAt = now },
    };

    private static Text Words(string language, string value) => new(value, language, Slug.DirectionOf(language));

    private static string Repeat(string language, int times) =>
        string.Concat(Enumerable.Repeat(language.StartsWith("ar", StringComparison.Ordinal) ? Arabic : Latin, times));

    private Text Headline(string language) => Words(language, $"{Repeat(language, 1)}{random.Next(1_000_000)}");

    private long? Soon(long now, int oneOf) => random.Next(oneOf) == 0 ? now + random.Next(100, 3000) : null;
}
