namespace LiveHub.Server.Demo.Phones;

/// <summary>What the page with the phones says, in Arabic and in English.</summary>
public sealed record PhonesWords(
    string Lang, string Dir, string Other, string OtherName, string Title, string Lead, string Back, string Skip, string Browser, string None, string NeedsScript,
    string Shown, string Replaced, string Removed, string Older)
{
    private static readonly PhonesWords Arabic = new(
        "ar", "rtl", "en", "English", "هواتف العرض التجريبي",
        "ما تعرضه هواتف محاكاة حين يصلها تنبيه أو تصحيح أو سحب. التنبيهات مختلقة، ولا يغادر شيء هذا الجهاز.",
        "إلى الأخبار", "إلى الهواتف", "متصفح", "لا إشعارات", "هذه الصفحة تحتاج إلى JavaScript.",
        "وصل تنبيه", "حلّ محل تنبيه سابق", "أُزيل تنبيه مسحوب", "تجاهل نسخة أقدم");

    private static readonly PhonesWords English = new(
        "en", "ltr", "ar", "العربية", "The demo's phones",
        "What simulated phones show when an alert, a correction or a recall comes. The alerts are invented, and nothing leaves this machine.",
        "To the news", "To the phones", "Browser", "No notifications", "This page needs JavaScript.",
        "An alert has come", "Took the place of an earlier one", "A recalled alert was removed", "Ignored an older revision");

    /// <summary>Arabic, unless another language was asked for.</summary>
    public static PhonesWords In(string? language) => language is null or "" || language.StartsWith("ar", StringComparison.OrdinalIgnoreCase) ? Arabic : English;
}
