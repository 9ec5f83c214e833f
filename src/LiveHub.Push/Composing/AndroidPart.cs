using System.Text.Json;

namespace LiveHub.Push.Composing;

/// <summary>How FCM brings a message to an Android phone: as data, so that the app's code runs and can refuse what is old and take back what was wrong.</summary>
internal static class AndroidPart
{
    public static void Write(Utf8JsonWriter json, PushMessage message)
    {
        json.WriteStartObject("android"u8);
        json.WriteString("priority"u8, "high"u8);
        json.WriteString("ttl"u8, message.Seconds + "s");
        // Takes the place of what FCM still holds for a phone that is away; the tag in the data does so on the screen.
        json.WriteString("collapse_key"u8, message.Order.Tag);
        json.WriteEndObject();
    }
}
