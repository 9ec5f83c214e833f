using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Parser;
using LiveHub.Cli.Commands;
using LiveHub.Protocol;

namespace LiveHub.Cli.Import;

/// <summary>RSS 0.9x, 1.0, 2.0 and Atom to <c>POST /items</c> bodies, oldest first.</summary>
internal static class FeedItems
{
    private const int LongestHeadline = 300;
    private const int LongestLead = 2000;
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    public static IReadOnlyList<ImportEntry> Read(string text, ImportDefaults defaults, DateTimeOffset now, ICollection<string> notes)
    {
        var broken = new List<ImportEntry>();
        var document = FeedXml.Load(text, broken);
        if (DeclaresAtom(document))
            document = WithoutTextTypes(document);
        var feed = Parse(document);
        var language = defaults.Language ?? LanguageOf(document) ?? throw new UnreadableFileException("The feed does not say its language; say it with --language.");
        if (defaults.Topics.Count == 0)
            throw new UnreadableFileException("Say where the items go with --topic.");
        var origin = HtmlText.ToPlain(feed.Title ?? "");
        var items = feed.Items.Select(item => Entry(item, origin, language, defaults.Topics, now, notes)).Reverse().ToList();
        // A feed is written newest first; where every item says when, that decides.
        if (items.TrueForAll(item => item.Body?["publishedAt"] is not null))
            items = [.. items.OrderBy(item => item.Body?["publishedAt"]?.GetValue<long>())];
        return [.. broken, .. items];
    }

    private static Feed Parse(XDocument document)
    {
        try
        {
            return FeedReader.ReadFromString(document.ToString(SaveOptions.DisableFormatting));
        }
        catch (Exception exception) when (exception is FeedTypeNotSupportedException or XmlException or InvalidOperationException or NullReferenceException)
        {
            throw new UnreadableFileException("The file is XML but no feed that is known here (RSS 0.9x, 1.0, 2.0, Atom).", exception);
        }
    }

    private static ImportEntry Entry(FeedItem item, string origin, string language, IReadOnlyList<string> topics, DateTimeOffset now, ICollection<string> notes)
    {
        var lead = HtmlText.ToPlain(item.Description ?? item.Content ?? "");
        var title = HtmlText.ToPlain(item.Title ?? "");
        var headline = HtmlText.Cut(title.Length > 0 ? title : lead, LongestHeadline);
        var link = Address(item.Link);
        if (headline.Length == 0)
            return new ImportEntry(link ?? "an item without a link", null, "neither a title nor a description");
        var body = new JsonObject
        {
            ["id"] = IdOf(item, origin, headline),
            ["topics"] = ItemFields.ListOf(topics),
            ["language"] = language,
            ["headline"] = headline,
        };
        if (title.Length > 0 && lead.Length > 0 && lead != title)
            body["lead"] = HtmlText.Cut(lead, LongestLead);
        if (link is not null)
            body["url"] = link;
        if (origin.Length > 0)
            body["sources"] = new JsonArray(new JsonObject { ["name"] = HtmlText.Cut(origin, LongestHeadline) });
        if (DateOf(item) is { } date && date <= now)
            body["publishedAt"] = date.ToUnixTimeMilliseconds();
        else if (!string.IsNullOrWhiteSpace(item.PublishingDateString))
            notes.Add($"The date '{HtmlText.Cut(item.PublishingDateString, 60)}' of '{headline}' cannot be right; it is published as of now.");
        return new ImportEntry(headline, body);
    }

    // The parser reads a date in the machine's zone when it says none, so it is asked only when our reading fails.
    private static DateTimeOffset? DateOf(FeedItem item) =>
        FeedDate.Read(item.PublishingDateString)
        ?? (item.PublishingDate is { Year: > 1970 } date ? new DateTimeOffset(date.ToUniversalTime()) : null);

    // An id that is an address is unique by itself; "17" is so only within its feed.
    private static string IdOf(FeedItem item, string origin, string headline)
    {
        var given = item.SpecificItem?.Element?.Attribute(Rdf + "about")?.Value ?? item.Id;
        if (string.IsNullOrWhiteSpace(given))
            given = item.Link;
        if (string.IsNullOrWhiteSpace(given))
            return ItemId.From(origin, headline, item.PublishingDateString ?? "");
        return Address(given) is null && !given.StartsWith("tag:", StringComparison.Ordinal) && !given.StartsWith("urn:", StringComparison.Ordinal)
            ? ItemId.From(origin, given.Trim())
            : ItemId.From(given.Trim());
    }

    private static string? Address(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri : null;

    private static string? LanguageOf(XDocument document)
    {
        var said = document.Root?.Attribute(XNamespace.Xml + "lang")?.Value
            ?? document.Descendants().FirstOrDefault(element => element.Name.LocalName == "language" && (element.Name.Namespace == DublinCore || element.Parent?.Name.LocalName == "channel"))?.Value;
        var tag = said?.Trim().Replace('_', '-').ToLowerInvariant() ?? "";
        return Slug.IsLanguage(tag) ? tag : null;
    }

    private static bool DeclaresAtom(XDocument document) => document.Root?.Name.LocalName == "feed";

    // In Atom, markup is markup only where the type says so: `text` (the default) is escaped once more, so that stripping leaves it alone.
    private static XDocument WithoutTextTypes(XDocument document)
    {
        foreach (var element in document.Descendants().Where(element => element.Name.LocalName is "title" or "summary" && element.Attribute("type")?.Value is null or "text" && !element.HasElements))
            element.Value = System.Net.WebUtility.HtmlEncode(element.Value);
        return document;
    }
}
