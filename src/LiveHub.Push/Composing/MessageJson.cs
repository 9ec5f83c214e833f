using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Composing;

/// <summary>Writes a message as FCM HTTP v1 takes it; README.md beside this file says what is in it and why.</summary>
internal static class MessageJson
{
    // The strict encoder would write six bytes for an Arabic letter that takes two. What it fears is HTML, and this is none.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body of a request from behind its target to its end.</summary>
    public static byte[] SuffixOf(PushMessage message, Platform platform)
    {
        var body = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(body, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("message"u8);
            json.WriteString("token"u8, ""u8);
            DataPart.Write(json, message, platform);
            switch (platform)
            {
                case Platform.Android: AndroidPart.Write(json, message); break;
                case Platform.Ios: ApnsPart.Write(json, message); break;
                default: WebPushPart.Write(json, message); break;
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return body.WrittenSpan[Envelope.Prefix(TargetKind.Token).Length..].ToArray();
    }
}
