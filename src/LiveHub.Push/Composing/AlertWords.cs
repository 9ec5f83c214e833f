namespace LiveHub.Push.Composing;

/// <summary>What LiveHub itself says on a phone, in the language of the text. The banner of LiveHub.Web uses the same words.</summary>
/// <param name="Test">Stands before every test.</param>
/// <param name="Correction">Stands before a correction that is to be seen.</param>
/// <param name="Withdrawn">Title of a recall that has none.</param>
internal sealed record AlertWords(string Test, string Correction, string Withdrawn)
{
    private static readonly AlertWords English = new("[TEST]", "Correction", "An earlier alert was withdrawn");

    private static readonly Dictionary<string, AlertWords> ByLanguage = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ar"] = new("[اختبار]", "تصحيح", "سُحب تنبيه سابق"),
        ["en"] = English,
        ["fa"] = new("[آزمایش]", "اصلاحیه", "یک هشدار پیشین پس گرفته شد"),
        ["he"] = new("[בדיקה]", "תיקון", "התרעה קודמת הוסרה"),
        ["ru"] = new("[ТЕСТ]", "Исправление", "Предыдущее оповещение отозвано"),
    };

    /// <param name="language">BCP 47 tag; other languages than the five are spoken to in English.</param>
    public static AlertWords In(string language) => ByLanguage.GetValueOrDefault(language.Split('-', 2)[0]) ?? English;
}
