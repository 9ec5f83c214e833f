using LiveHub.Push.Audiences;
using LiveHub.Push.Composing;
using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;

namespace LiveHub.LoadTest.Phones;

/// <summary>The alert that both senders send, about nothing real.</summary>
internal static class LoadAlert
{
    public static Envelope Compose(DateTimeOffset now)
    {
        var order = new PushOrder
        {
            Kind = SendKind.Alert,
            Importance = Importance.Breaking,
            Texts = [new PushText("ar", "rtl", "إعادة فتح مضيق الشمال أمام الملاحة", "عبرت أول سفينة شحن المضيق صباح اليوم بعد توقف دام ثلاثة أيام، وتعود الحركة تدريجيًا.")],
            Audience = new Audience([], [], [], []),
            Below = int.MaxValue,
            Tag = "strait-reopens",
            Url = "https://news.example/ar/strait-reopens",
            At = now.ToUnixTimeMilliseconds(),
            ExpiresAt = now.AddHours(1).ToUnixTimeMilliseconds(),
            By = "load",
        };
        return Composer.Compose(new SendId("strait-reopens", 1), order, "1.1").Find(Platform.Android, ["ar"]);
    }

    /// <summary>As long as a registration token is.</summary>
    public static string Target(int number) => $"{number:x22}:APA91b{new string('x', 134)}";
}
