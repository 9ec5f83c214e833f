using System.Security.Cryptography;
using System.Text;
using LiveHub.Push.Devices;

namespace LiveHub.Server.Demo.Phones;

/// <summary>A phone, or a browser, that the demo plays.</summary>
/// <param name="Lang">Of its owner; alerts come in it.</param>
internal sealed record DemoPhone(Platform Platform, string Lang)
{
    /// <summary>In the order of the page.</summary>
    public static readonly IReadOnlyList<DemoPhone> All =
    [
        new(Platform.Android, "ar"), new(Platform.Ios, "ar"), new(Platform.Web, "ar"),
        new(Platform.Android, "en"), new(Platform.Ios, "en"), new(Platform.Web, "en"),
        new(Platform.Android, "fa"), new(Platform.Ios, "he"), new(Platform.Web, "ru"),
    ];

    public string Id => $"demo-{PlatformName}-{Lang}";

    /// <summary>Stands for a registration token; the stand-in for FCM delivers to it.</summary>
    public string Target => $"target-of-{Id}";

    public string PlatformName => Platform switch { Platform.Android => "android", Platform.Ios => "ios", _ => "web" };

    public string Dir => Lang is "ar" or "fa" or "he" ? "rtl" : "ltr";

    /// <summary>The same at every start, as an app keeps its own. Nothing is behind it that would have to be kept from anybody.</summary>
    public string Secret => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes("a phone of the demo: " + Id)));
}
