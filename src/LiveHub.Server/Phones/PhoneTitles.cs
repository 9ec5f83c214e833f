using LiveHub.Push.Dispatch;

namespace LiveHub.Server.Phones;

/// <summary>What stands above an alert on a phone when its editor gave no title: a word in its language.</summary>
internal static class PhoneTitles
{
    private static readonly Dictionary<string, (string Breaking, string Alert)> Words = new(StringComparer.Ordinal)
    {
        ["ar"] = ("عاجل", "خبر"),
        ["en"] = ("Breaking news", "News"),
        ["fa"] = ("خبر فوری", "خبر"),
        ["he"] = ("מבזק", "חדשות"),
        ["ru"] = ("Срочно", "Новости"),
    };

    public static string Of(string language, Importance importance)
    {
        var words = Words.GetValueOrDefault(language.Split('-', 2)[0], Words["en"]);
        return importance == Importance.Minor ? words.Alert : words.Breaking;
    }
}
