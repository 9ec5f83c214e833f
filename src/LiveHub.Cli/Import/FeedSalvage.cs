using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace LiveHub.Cli.Import;

/// <summary>Saves the items of a feed that is not well-formed as a whole: each is tried alone.</summary>
internal static partial class FeedSalvage
{
    /// <exception cref="UnreadableFileException">There is no item that can be taken.</exception>
    public static XDocument Load(string text, XmlException fault, ICollection<ImportEntry> broken)
    {
        if (Root().Match(text) is not { Success: true } root)
            throw new UnreadableFileException($"The file is no feed: {fault.Message}", fault);
        var (open, close) = (root.Value, $"</{root.Groups["name"].Value}>");
        // What stands before the root is no item of it, whatever it looks like.
        var starts = ItemStart().Matches(text, root.Index + root.Length);
        var items = new StringBuilder();
        for (var i = 0; i < starts.Count; i++)
        {
            var rest = text[starts[i].Index..(i + 1 < starts.Count ? starts[i + 1].Index : text.Length)];
            var end = $"</{starts[i].Groups["name"].Value}>";
            var length = rest.LastIndexOf(end, StringComparison.Ordinal);
            var item = length < 0 ? rest : rest[..(length + end.Length)];
            if (FaultOf(open + item + close) is { } reason)
                broken.Add(new ImportEntry(Title().Match(item) is { Success: true } title ? HtmlText.ToPlain(title.Groups["text"].Value) : $"item {i + 1} of the file", null, reason));
            else
                items.Append(item);
        }
        if (items.Length == 0)
            throw new UnreadableFileException($"No item can be read: {fault.Message}", fault);
        var head = Head(text[(root.Index + root.Length)..(starts.Count > 0 ? starts[0].Index : text.Length)], open, close);
        // RSS 0.9x and 2.0 keep their items in the channel, RSS 1.0 after it; Atom has none.
        var whole = root.Groups["name"].Value switch
        {
            "rss" => $"{open}<channel>{head}{items}</channel>{close}",
            "feed" => $"{open}{head}{items}{close}",
            _ => $"{open}<channel>{head}</channel>{items}{close}",
        };
        return FeedXml.Parse(whole);
    }

    private static string Head(string head, string open, string close) =>
        string.Concat(HeadElement().Matches(head).Select(match => match.Value).Where(element => FaultOf(open + element + close) is null));

    private static string? FaultOf(string xml)
    {
        try
        {
            FeedXml.Parse(xml);
            return null;
        }
        catch (XmlException exception)
        {
            return "not well-formed: " + exception.Message;
        }
    }

    [GeneratedRegex("<(?<name>rss|feed|rdf:RDF)(\\s[^>]*)?>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Root();

    [GeneratedRegex("<(?<name>item|entry)(\\s[^>]*)?>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ItemStart();

    [GeneratedRegex("<title[^>]*>(?<text>[^<]*)</title>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Title();

    [GeneratedRegex("<title[^>]*>[^<]*</title>|<link>[^<]*</link>|<language>[^<]*</language>|<dc:language>[^<]*</dc:language>", RegexOptions.NonBacktracking)]
    private static partial Regex HeadElement();
}
