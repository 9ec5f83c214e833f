using LiveHub.Push.Audiences;
using LiveHub.Push.Composing;
using LiveHub.Push.Dispatch;

namespace LiveHub.Push.Tests.Composing;

/// <summary>One order of each kind; all news in them is invented.</summary>
internal static class SampleOrders
{
    public const string Position = "1-9f3a2b7c.1042";
    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1764000000000);
    public static readonly SendId First = new("tugs-free-ship", 1);
    public static readonly SendId Second = new("tugs-free-ship", 2);

    private static readonly PushText Arabic = new("ar", "rtl", "RT: القاطرات تحرر سفينة الحاويات Ever Lucky في المضيق", "قالت هيئة الموانئ إن الملاحة تعود تدريجيًا خلال 90 دقيقة.");
    private static readonly PushText English = new("en", "ltr", "Tugs free the container ship in the northern strait", "Traffic resumes step by step within 90 minutes, the port authority says.");
    private static readonly PushText Persian = new("fa", "rtl", "یدک‌کش‌ها کشتی کانتینربر را آزاد کردند", "سازمان بنادر می‌گوید رفت‌وآمد در ۹۰ دقیقه از سر گرفته می‌شود.");
    private static readonly PushText Hebrew = new("he", "rtl", "הגוררות שחררו את אוניית המכולות (F-35 לא השתתף)", "התנועה תחודש בהדרגה בתוך 90 דקות.");
    private static readonly PushText Russian = new("ru", "ltr", "Буксиры освободили контейнеровоз", "Движение восстановят в течение 90 минут.");

    public static PushOrder Breaking => new()
    {
        Kind = SendKind.Alert,
        Importance = Importance.Breaking,
        Texts = [Arabic, English],
        Audience = new Audience([], [], [], []),
        Below = 1000,
        Tag = "tugs-free-ship",
        Url = "https://news.example/strait?lang=ar&from=push",
        Item = "7f3k",
        Image = "https://news.example/strait.jpg",
        At = Now.ToUnixTimeMilliseconds(),
        ExpiresAt = Now.AddHours(1).ToUnixTimeMilliseconds(),
        By = "key-1",
    };

    public static PushOrder Correction => Breaking with { Kind = SendKind.Correction, Texts = [Arabic, Persian, Hebrew, Russian, English], Of = [1] };

    public static IEnumerable<(string Name, SendId Send, PushOrder Order)> All()
    {
        yield return ("breaking", First, Breaking);
        yield return ("major", First, Breaking with { Importance = Importance.Major, Url = "http://news.example/plain", Image = null, Item = null, Texts = [English] });
        yield return ("minor", First, Breaking with { Importance = Importance.Minor, Texts = [Hebrew] });
        yield return ("correction", Second, Correction);
        yield return ("correction-silent", Second, Correction with { IsSilent = true, Texts = [Arabic] });
        yield return ("recall", Second, Correction with { Kind = SendKind.Recall, Url = null, Image = null, Texts = [Arabic with { Title = "", Body = "" }, Russian with { Title = "", Body = "" }] });
        yield return ("test", First, Breaking with { Kind = SendKind.Test, Texts = [Arabic, English, Persian, Hebrew, Russian] });
        yield return ("canary", First, Breaking with { Kind = SendKind.Canary, Texts = [English], Image = null });
    }
}
