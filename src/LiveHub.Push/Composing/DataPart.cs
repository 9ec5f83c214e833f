using System.Globalization;
using System.Text.Json;
using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;

namespace LiveHub.Push.Composing;

/// <summary>What the app reads: the same on every platform. FCM takes strings only, and keeps names that begin with <c>google</c> or <c>gcm</c> for itself.</summary>
internal static class DataPart
{
    public static void Write(Utf8JsonWriter json, PushMessage message, Platform platform)
    {
        var order = message.Order;
        json.WriteStartObject("data"u8);
        json.WriteString("alert"u8, message.Send.Alert);
        json.WriteString("revision"u8, Number(message.Send.Revision));
        json.WriteString("kind"u8, KindOf(order.Kind));
        json.WriteString("tag"u8, order.Tag);
        json.WriteString("importance"u8, message.Importance);
        // Android's notifications are drawn by the app, so the name of the channel reaches it as data.
        if (platform == Platform.Android)
            json.WriteString("channel"u8, message.Importance);
        if (message.IsQuiet)
            json.WriteString("silent"u8, "true"u8);
        json.WriteString("title"u8, message.Text.Title);
        json.WriteString("body"u8, message.Text.Body);
        json.WriteString("lang"u8, message.Text.Lang);
        json.WriteString("dir"u8, message.Text.Dir);
        WriteKnown(json, "url"u8, order.Url);
        WriteKnown(json, "item"u8, order.Item);
        WriteKnown(json, "image"u8, order.Image);
        WriteKnown(json, "position"u8, message.Position);
        json.WriteString("sentAt"u8, Number(order.At));
        json.WriteString("expiresAt"u8, Number(order.ExpiresAt));
        json.WriteEndObject();
    }

    private static void WriteKnown(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static string KindOf(SendKind kind) => kind switch
    {
        SendKind.Alert => "alert",
        SendKind.Correction => "correction",
        SendKind.Recall => "recall",
        SendKind.Test => "test",
        SendKind.Canary => "canary",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind has no name on the wire."),
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
