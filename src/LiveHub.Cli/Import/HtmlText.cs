using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.Import;

/// <summary>Markup to plain text: tags go (blocks leave a space), then character references are resolved once.</summary>
internal static partial class HtmlText
{
    public static string ToPlain(string html)
    {
        var text = Hidden().Replace(html, " ");
        text = BlockTag().Replace(text, " ");
        return SafeText.Clean(WebUtility.HtmlDecode(Tag().Replace(text, "")));
    }

    /// <summary>At most so many graphemes, cut after a word, with an ellipsis.</summary>
    public static string Cut(string text, int graphemes)
    {
        var info = new StringInfo(text);
        if (info.LengthInTextElements <= graphemes)
            return text;
        var cut = info.SubstringByTextElements(0, graphemes - 1);
        var space = cut.LastIndexOf(' ');
        return (space > cut.Length / 2 ? cut[..space] : cut).TrimEnd() + "…";
    }

    [GeneratedRegex("<script[^>]*>.*?</script[^>]*>|<style[^>]*>.*?</style[^>]*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    [GeneratedRegex("</?(p|br|div|li|ul|ol|td|tr|th|table|h[1-6]|blockquote|hr|img|figure|section|article)(\\s[^>]*|/)?>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BlockTag();

    [GeneratedRegex("</?[A-Za-z][^>]*>|<[!?][^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
