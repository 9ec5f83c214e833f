using LiveHub.Protocol;

namespace LiveHub.Server.Pages.Words;

/// <summary>Every word that the live page says, in one language. <c>{n}</c> is a number, <c>{t}</c> a time of day, <c>{x}</c> a text.</summary>
public sealed record PageWords
{
    /// <summary>The language's own name.</summary>
    public required string Name { get; init; }
    public required string Dir { get; init; }

    /// <summary>Unicode numbering system where a topic says nothing else.</summary>
    public string Numbering { get; init; } = "latn";

    /// <summary>The file of the font that has the language's letters, without its weight.</summary>
    public required string Font { get; init; }

    /// <summary>Between the thousands.</summary>
    public string Group { get; init; } = ",";

    /// <summary>Twelve, as they stand in <see cref="Date"/>.</summary>
    public required IReadOnlyList<string> Months { get; init; }

    /// <summary>Day {0}, month {1}, year {2}.</summary>
    public required string Date { get; init; }

    /// <summary>Date {0}, time of day {1}, zone {2}.</summary>
    public required string Full { get; init; }
    public required string Now { get; init; }
    public required Plural MinutesAgo { get; init; }
    public required Plural HoursAgo { get; init; }
    public required Plural DaysAgo { get; init; }
    public required string Yesterday { get; init; }
    public string? DayBeforeYesterday { get; init; }

    public required Plural Items { get; init; }
    public required Plural Comments { get; init; }

    public required string Title { get; init; }
    public required string Live { get; init; }
    public required string Upcoming { get; init; }
    public required string Paused { get; init; }
    public required string Ended { get; init; }
    public required string Breaking { get; init; }
    public required string Correction { get; init; }
    public required string Corrected { get; init; }
    public required string Expand { get; init; }
    public required string Pinned { get; init; }
    public required string Updated { get; init; }
    public required string Source { get; init; }
    public required string Credit { get; init; }
    public required string Link { get; init; }
    public required string FullText { get; init; }

    /// <summary>It was not confirmed before.</summary>
    public required string Confirmed { get; init; }
    public required string KeyEvents { get; init; }

    /// <summary>Words for discussions that are not simply open, by their wire names.</summary>
    public required IReadOnlyDictionary<string, string> CommentStates { get; init; }

    /// <summary>Words for labels, kinds and verifications, by their wire names.</summary>
    public required IReadOnlyDictionary<string, string> Marks { get; init; }

    public required string Sections { get; init; }

    /// <summary>Heading of the stories rail; a text of its own because a brand word may keep its language.</summary>
    public required Text Stories { get; init; }
    public required string Ticker { get; init; }
    public required string Latest { get; init; }
    public required string Further { get; init; }
    public required string FollowUs { get; init; }
    public required string AllStories { get; init; }
    public required string Languages { get; init; }
    public required string SkipToContent { get; init; }
    public required string Zone { get; init; }
    public required string Demo { get; init; }
    public required string DemoPhones { get; init; }
    public required string NothingYet { get; init; }
    public required string NothingHere { get; init; }
    public required string FirstHeadline { get; init; }
    public required string NoSuchTopic { get; init; }
}
