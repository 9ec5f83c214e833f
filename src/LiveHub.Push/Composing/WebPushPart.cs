using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveHub.Push.Dispatch;

namespace LiveHub.Push.Composing;

/// <summary>How the push service of a browser treats a message. Its notification is drawn by the service worker from the data.</summary>
internal static class WebPushPart
{
    /// <summary>24 bytes are 32 characters, which is all that RFC 8030 allows.</summary>
    private const int TopicBytes = 24;

    public static void Write(Utf8JsonWriter json, PushMessage message)
    {
        json.WriteStartObject("webpush"u8);
        json.WriteStartObject("headers"u8);
        json.WriteString("TTL"u8, message.Seconds);
        json.WriteString("Urgency"u8, message.IsUrgent ? "high"u8 : message.Order.Importance == Importance.Major ? "normal"u8 : "low"u8);
        json.WriteString("Topic"u8, TopicOf(message.Order.Tag));
        json.WriteEndObject();
        // FCM refuses any other link; the worker opens the one in the data.
        if (message.Order.Url?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true)
        {
            json.WriteStartObject("fcm_options"u8);
            json.WriteString("link"u8, message.Order.Url);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>A name that the push service learns nothing from, the same for the same tag.</summary>
    private static string TopicOf(string tag) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(tag)).AsSpan(0, TopicBytes));
}
