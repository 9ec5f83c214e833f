using LiveHub.Protocol;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Items;

/// <summary>Reads the fields of an item from a request onto the item they change.</summary>
internal static class ItemForm
{
    private static readonly IReadOnlyList<string> MediaKinds = ["photo", "video", "audio"];
    private static readonly IReadOnlyList<string> CommentStates = ["open", "premoderated", "closed"];

    /// <summary>An item as it is before any of its fields is read.</summary>
    public static ItemFact Blank(string language, long now) => new()
    {
        Language = language,
        Headline = new Protocol.Text("", language, Slug.DirectionOf(language)),
        PublishedAt = now,
    };

    /// <summary>A new item. The caller looks at what else the form may have, and finishes it.</summary>
    public static ItemDraft New(ObjectReader form, long now)
    {
        var id = form.Optional("id", null, null, field => field.Slug());
        var language = form.Required("language", "", field => field.Language());
        var item = Apply(form, Blank(language, now));
        form.Demand("headline");
        return new ItemDraft(id ?? RandomId.Next(), id is not null, item, form.Required("topics", [], Topics));
    }

    /// <summary>The fields that every write may have; absent ones stay, null puts the default in their place.</summary>
    public static ItemFact Apply(ObjectReader form, ItemFact item)
    {
        var blank = Blank(item.Language, item.PublishedAt);
        var applied = item with
        {
            Headline = form.Kept("headline", item.Headline, field => field.Text(TextLimits.Headline, item.Language)),
            Short = form.Optional("short", item.Short, null, field => field.Text(TextLimits.Short, item.Language)),
            Lead = form.Optional("lead", item.Lead, null, field => field.Text(TextLimits.Lead, item.Language)),
            Kind = form.Optional("kind", item.Kind, blank.Kind, field => field.Choice(ItemKinds.All)),
            Labels = form.Optional("labels", item.Labels, [], Labels),
            Urgency = form.Optional("urgency", item.Urgency, blank.Urgency, field => field.Integer(1, 9)),
            Verification = form.Optional("verification", item.Verification, blank.Verification, field => field.Choice(Verifications.All)),
            Sources = form.Optional("sources", item.Sources, [], field => field.List(0, 20, source => SourceOf(source, item.Language))),
            Media = form.Optional("media", item.Media, [], field => field.List(0, 20, media => MediaOf(media, item.Language))),
            Url = form.Optional("url", item.Url, null, field => field.Address()),
            Quote = form.Optional("quote", item.Quote, null, field => QuoteOf(field, item.Language)),
            PublishedAt = form.Kept("publishedAt", item.PublishedAt, field => field.Time()),
            ExpiresAt = form.Optional("expiresAt", item.ExpiresAt, null, field => field.Time()),
            Pin = form.Optional("pin", item.Pin, null, field => field.Integer(1, 1000)),
            Comments = form.Optional("comments", item.Comments, null, CommentsOf),
            Alternates = form.Optional("alternates", item.Alternates, [], field => field.List(0, 40, AlternateOf)),
            Score = form.Optional("score", item.Score, null, field => ScoreForm.Read(field, item.Language)),
        };
        if (applied.Kind == ItemKinds.Score && applied.Score is null)
            form.Fault("score", "required", "An item of kind score tells one.");
        return applied;
    }

    public static IReadOnlyList<string> Topics(Field field)
    {
        var topics = field.List(1, 10, topic => topic.Slug());
        if (topics.Distinct(StringComparer.Ordinal).Count() < topics.Count)
            field.Fault("duplicate", "Each topic once.");
        return topics;
    }

    private static IReadOnlyList<string> Labels(Field field) =>
        [.. field.List(0, ItemLabels.All.Count, label => label.Choice(ItemLabels.All)).Distinct(StringComparer.Ordinal)];

    private static Source SourceOf(Field field, string language)
    {
        var form = field.Object();
        var source = new Source(
            form.Required("name", Blank(language, 0).Headline, name => name.Text(TextLimits.Line, language)),
            form.Optional("url", null, null, url => url.Address()),
            form.Optional("role", null, null, role => role.Word(TextLimits.Word)));
        form.Finish();
        return source;
    }

    private static Media MediaOf(Field field, string language)
    {
        var form = field.Object();
        var media = new Media(
            form.Required("kind", "", kind => kind.Choice(MediaKinds)),
            form.Required("url", "", url => url.Address()),
            form.Required("alt", Blank(language, 0).Headline, alt => alt.Text(TextLimits.Line, language)),
            form.Optional("caption", null, null, caption => caption.Text(TextLimits.Line, language)),
            form.Optional("credit", null, null, credit => credit.Text(TextLimits.Line, language)),
            form.Optional<int?>("width", null, null, width => width.Integer(1, 100_000)),
            form.Optional<int?>("height", null, null, height => height.Integer(1, 100_000)));
        form.Finish();
        return media;
    }

    private static Quote QuoteOf(Field field, string language)
    {
        var form = field.Object();
        var blank = Blank(language, 0).Headline;
        var quote = new Quote(
            form.Required("words", blank, words => words.Text(TextLimits.Words, language)),
            form.Required("speaker", blank, speaker => speaker.Text(TextLimits.Line, language)),
            form.Optional("role", null, null, role => role.Text(TextLimits.Line, language)));
        form.Finish();
        return quote;
    }

    private static Comments CommentsOf(Field field)
    {
        var form = field.Object();
        var comments = new Comments(
            form.Required("count", 0, count => count.Integer(0, int.MaxValue)),
            form.Optional("url", null, null, url => url.Address()),
            form.Optional("state", CommentStates[0], CommentStates[0], state => state.Choice(CommentStates)));
        form.Finish();
        return comments;
    }

    private static Alternate AlternateOf(Field field)
    {
        var form = field.Object();
        var alternate = new Alternate(
            form.Required("language", "", language => language.Language()),
            form.Required("id", "", id => id.Slug()));
        form.Finish();
        return alternate;
    }
}
