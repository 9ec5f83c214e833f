using LiveHub.Push.Audiences;
using LiveHub.Push.Composing;
using LiveHub.Push.Dispatch;

namespace LiveHub.Push.Tests;

/// <summary>Orders for tests.</summary>
internal static class Orders
{
    /// <summary>An Arabic and an English text for everybody, for an hour.</summary>
    public static PushOrder Of(DateTimeOffset at, int below = int.MaxValue) => new()
    {
        Kind = SendKind.Alert,
        Importance = Importance.Major,
        Texts = [new PushText("ar", "rtl", "عاجل", "إغلاق الجسر القديم أمام المركبات"), new PushText("en", "ltr", "Breaking news", "Old bridge closed to vehicles")],
        Audience = new Audience([], [], [], []),
        Below = below,
        Tag = "bridge",
        At = at.ToUnixTimeMilliseconds(),
        ExpiresAt = at.AddHours(1).ToUnixTimeMilliseconds(),
        By = "key",
    };
}
