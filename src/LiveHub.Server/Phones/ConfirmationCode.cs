using System.Security.Cryptography;
using LiveHub.Push.Dispatch;

namespace LiveHub.Server.Phones;

/// <summary>Names a text and its audience, so that what is fired is what was looked at and nothing else.</summary>
internal static class ConfirmationCode
{
    /// <summary>16 hexadecimal digits; the same for equal orders, whenever and by whomever they are made.</summary>
    public static string Of(PushOrder order)
    {
        var essence = order with { Tag = order.Tag == order.Item ? "replace" : "stack", At = 0, ExpiresAt = 0, Below = 0, By = "", Confirmed = 0 };
        return Convert.ToHexStringLower(SHA256.HashData(PushCodec.Encode(essence)).AsSpan(0, 8));
    }
}
