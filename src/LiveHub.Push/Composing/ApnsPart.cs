using System.Globalization;
using System.Text.Json;
using LiveHub.Push.Dispatch;

namespace LiveHub.Push.Composing;

/// <summary>What an iPhone shows by itself, and what wakes the app's service extension, which looks at the data first.</summary>
internal static class ApnsPart
{
    public static void Write(Utf8JsonWriter json, PushMessage message)
    {
        json.WriteStartObject("apns"u8);
        WriteHeaders(json, message);
        json.WriteStartObject("payload"u8);
        WriteAps(json, message);
        json.WriteEndObject();
        if (IsHttps(message.Order.Image))
        {
            json.WriteStartObject("fcm_options"u8);
            json.WriteString("image"u8, message.Order.Image);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteHeaders(Utf8JsonWriter json, PushMessage message)
    {
        json.WriteStartObject("headers"u8);
        json.WriteString("apns-push-type"u8, "alert"u8);
        // 5 lets the phone choose a time that costs no battery.
        json.WriteString("apns-priority"u8, message.IsUrgent || message.Order.Importance != Importance.Minor ? "10"u8 : "5"u8);
        json.WriteString("apns-collapse-id"u8, message.Order.Tag);
        json.WriteString("apns-expiration"u8, (message.Order.ExpiresAt / 1000).ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteAps(Utf8JsonWriter json, PushMessage message)
    {
        json.WriteStartObject("aps"u8);
        json.WriteStartObject("alert"u8);
        json.WriteString("title"u8, message.Text.Title);
        json.WriteString("body"u8, message.Text.Body);
        json.WriteEndObject();
        if (!message.IsQuiet)
            json.WriteString("sound"u8, "default"u8);
        json.WriteNumber("mutable-content"u8, 1);
        json.WriteString("thread-id"u8, message.Order.Item ?? message.Send.Alert);
        json.WriteString("interruption-level"u8, LevelOf(message));
        json.WriteEndObject();
    }

    // A recall cannot be a silent push, which iOS may never deliver: it is an alert that nobody hears.
    private static ReadOnlySpan<byte> LevelOf(PushMessage message) => message.IsQuiet ? "passive"u8 : message.Order.Importance switch
    {
        Importance.Breaking => "time-sensitive"u8,
        Importance.Major => "active"u8,
        _ => "passive"u8,
    };

    private static bool IsHttps(string? address) => address?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;
}
