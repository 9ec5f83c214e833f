using System.Text;
using System.Text.Json;

namespace LiveHub.StandIn.Messages;

/// <summary>How many bytes of a message reach a device: 4,096 at most, 2,048 by way of a topic.</summary>
internal static class PayloadSize
{
    private const int Most = 4096;
    private const int MostToTopic = 2048;

    public static Violation? FaultOf(FcmMessage message)
    {
        var most = message.TargetKind is "token" or "fid" ? Most : MostToTopic;
        var data = Bytes(message.Get("data"));
        var notification = Bytes(message.Get("notification"));
        var android = (message.Get("android", "data") is { } own ? Bytes(own) : data) + notification + Bytes(message.Get("android", "notification"));
        if (android > most)
            return new Violation("message", "Android message is too big");
        if (message.Get("apns", "payload") is { } payload && Encoding.UTF8.GetByteCount(payload.GetRawText()) + data > most)
            return new Violation("message", "APNs message is too big");
        return message.Get("webpush") is not null
            && (message.Get("webpush", "data") is { } web ? Bytes(web) : data) + Math.Max(notification, Bytes(message.Get("webpush", "notification"))) > most
            ? new Violation("message", "WebPush message is too big")
            : null;
    }

    /// <summary>Names and values, as FCM counts.</summary>
    private static int Bytes(JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.Object } map)
            return 0;
        var bytes = 0;
        foreach (var entry in map.EnumerateObject())
        {
            bytes += Encoding.UTF8.GetByteCount(entry.Name) + (entry.Value.ValueKind == JsonValueKind.String
                ? Encoding.UTF8.GetByteCount(entry.Value.GetString() ?? "")
                : Encoding.UTF8.GetByteCount(entry.Value.GetRawText()));
        }
        return bytes;
    }
}
