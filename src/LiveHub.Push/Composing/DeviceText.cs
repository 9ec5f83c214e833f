using LiveHub.Push.Dispatch;

namespace LiveHub.Push.Composing;

/// <summary>Turns what an editor wrote into what a phone is told to show.</summary>
/// <remarks>
/// A phone shows less than these limits, and each phone another part: a closed notification has one line of title and one or two of body on Android,
/// about four lines in all on iOS; the rest is seen when it is opened. The limits keep a message from being long where nobody sees it. What is longer
/// is cut at a word and ends with "…"; the isolates around words of the other direction count.
/// </remarks>
public static class DeviceText
{
    /// <summary>Graphemes of a title, its mark included.</summary>
    public const int TitleLimit = 120;

    /// <summary>Graphemes of a body.</summary>
    public const int BodyLimit = 300;

    private const string Rtl = "rtl";

    /// <summary>The text as it is shown: marked as what it is, cut, with words of the other direction isolated.</summary>
    public static PushText Of(PushText text, PushOrder order)
    {
        var isRtl = text.Dir == Rtl;
        var words = AlertWords.In(text.Lang);
        var title = BidiText.Clean(text.Title);
        // Under our own words the alert's text would say once more what is taken back, and a glance at it might believe it.
        var body = order.Kind == SendKind.Recall && title.Length == 0 ? "" : BidiText.Clean(text.Body);
        return text with
        {
            Title = Fit(Mark(title, words, order), TitleLimit, isRtl),
            Body = Fit(body, BodyLimit, isRtl),
            Dir = isRtl ? Rtl : "ltr",
        };
    }

    private static string Mark(string title, AlertWords words, PushOrder order) => order.Kind switch
    {
        SendKind.Test when !title.StartsWith(words.Test, StringComparison.Ordinal) => $"{words.Test} {title}",
        SendKind.Correction when !order.IsSilent && !IsMarked(title, words.Correction) => $"{words.Correction}: {title}",
        SendKind.Recall when title.Length == 0 => words.Withdrawn,
        _ => title,
    };

    // "Correction: …" is marked; "Correctional officers …" is not.
    private static bool IsMarked(string title, string mark) =>
        title.StartsWith(mark, StringComparison.OrdinalIgnoreCase) && title.AsSpan(mark.Length).TrimStart(' ') is [':' or '-' or '–' or '—' or '|', ..];

    private static string Fit(string text, int limit, bool isRtl)
    {
        var room = limit;
        while (true)
        {
            var shown = BidiText.Isolate(TextCut.Cut(text, room), isRtl);
            var excess = TextCut.Count(shown) - limit;
            if (excess <= 0)
                return shown;
            room -= excess;
        }
    }
}
