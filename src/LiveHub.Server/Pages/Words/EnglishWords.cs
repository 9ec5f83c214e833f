using LiveHub.Protocol;

namespace LiveHub.Server.Pages.Words;

internal static class EnglishWords
{
    public static readonly PageWords Words = new()
    {
        Name = "English",
        Dir = Text.Ltr,
        Font = "ibm-plex-sans-latin",
        Months =
        [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        ],
        Date = "{0} {1} {2}",
        Full = "{0}, {1} ({2})",
        Now = "now",
        MinutesAgo = new("{n} minutes ago", One: "{n} minute ago"),
        HoursAgo = new("{n} hours ago", One: "{n} hour ago"),
        DaysAgo = new("{n} days ago"),
        Yesterday = "yesterday",
        Items = new("{n} items", One: "{n} item"),
        Comments = new("{n} comments", One: "{n} comment"),
        Title = "The Wire",
        Live = "Live",
        Upcoming = "Coverage starts soon",
        Paused = "Coverage paused",
        Ended = "Coverage ended",
        Breaking = "Breaking",
        Correction = "Correction",
        Corrected = "Corrected at {t}: {x}",
        Expand = "Show all of it",
        Pinned = "Pinned",
        Updated = "Updated {t}",
        Source = "Source: ",
        Credit = "Photo: ",
        Link = "Link",
        FullText = "Full text",
        Confirmed = "Confirmed {t}",
        KeyEvents = "Key events",
        CommentStates = new Dictionary<string, string> { ["closed"] = "Comments closed", ["premoderated"] = "Comments are reviewed first" },
        Marks = new Dictionary<string, string>
        {
            ["breaking"] = "Breaking",
            ["key"] = "Key event",
            ["exclusive"] = "Exclusive",
            ["analysis"] = "Analysis",
            ["opinion"] = "Opinion",
            ["unconfirmed"] = "Unconfirmed",
            ["developing"] = "Developing",
            ["video"] = "Video",
            ["gallery"] = "Photos",
            ["audio"] = "Audio",
        },
        Sections = "Sections",
        Stories = new Text("Stories", "en", Text.Ltr),
        Ticker = "News ticker",
        Latest = "Latest updates",
        Further = "Further headlines",
        FollowUs = "Where to follow us",
        AllStories = "All news",
        Languages = "Languages",
        SkipToContent = "Skip to content",
        Zone = "Times are {x}",
        Demo = "Demo: every story here is invented, and so are the places",
        DemoPhones = "The demo's phones",
        NothingYet = "No news yet",
        NothingHere = "Nothing here yet. Headlines appear the moment they are published.",
        FirstHeadline = "The newsroom is ready. Open a topic and publish the first headline with these two commands; it appears on this page at once:",
        NoSuchTopic = "There is no such section",
    };
}
