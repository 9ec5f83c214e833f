using System.Security.Cryptography;
using System.Text;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Desk;

namespace LiveHub.Server.Phones;

/// <summary>Names what an alert says on the web and on phones, and to whom, so that what is approved and fired is what was looked at and nothing else.</summary>
internal static class ConfirmationCode
{
    /// <summary>16 hexadecimal digits; the same for equal alerts, whenever and by whomever they are made.</summary>
    /// <param name="topics">Empty: everybody.</param>
    /// <param name="order">Null when phones are sent nothing.</param>
    public static string Of(AlertFact alert, IReadOnlyList<string> topics, string importance, PushOrder? order)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(importance + "\n"));
        hash.AppendData(DeskCodec.Encode(new AlertAct(alert with { StartsAt = 0, ExpiresAt = 0, UpdatedAt = 0 }, [.. topics.Order(StringComparer.Ordinal)], By: "")));
        if (order is not null)
        {
            var essence = order with { Tag = order.Tag == order.Item ? "replace" : "stack", At = 0, ExpiresAt = 0, Below = 0, By = "", Confirmed = 0 };
            hash.AppendData(PushCodec.Encode(essence));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
