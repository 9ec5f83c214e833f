using System.Text.Json;
using MessagePack;

namespace LiveHub.Server.Tests.Fuzz;

/// <summary>What a connection got until the server ended it.</summary>
/// <param name="IsEnded">False: the server neither ended the connection nor had anything more to say.</param>
/// <param name="Close">The error of the Close message; null when there was none.</param>
/// <param name="IsProbed">The probe at the end was answered.</param>
/// <param name="HasHandshake">The handshake was accepted.</param>
internal sealed record HubAnswers(bool IsEnded, bool HasHandshake, bool IsProbed, string? Close)
{
    public static HubAnswers Read(byte[] received, bool isEnded, bool messagePack)
    {
        var end = Array.IndexOf(received, (byte)0x1e);
        var accepted = end == 2 && received[0] == '{' && received[1] == '}';
        var (probed, close) = (false, (string?)null);
        if (accepted)
        {
            foreach (var (type, id, error) in messagePack ? MessagePackMessages(received.AsMemory(end + 1)) : JsonMessages(received.AsMemory(end + 1)))
            {
                probed |= type == 3 && id == "probe";
                close = type == 7 ? error : close;
            }
        }
        return new HubAnswers(isEnded, accepted, probed, close);
    }

    private static IEnumerable<(int Type, string? Id, string? Error)> MessagePackMessages(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var (length, shift, digit) = (0, 0, (byte)0x80);
            while ((digit & 0x80) != 0)
            {
                digit = bytes.Span[at++];
                length |= (digit & 0x7f) << shift;
                shift += 7;
            }
            yield return Message(bytes.Slice(at, length));
            at += length;
        }
    }

    private static (int Type, string? Id, string? Error) Message(ReadOnlyMemory<byte> message)
    {
        var reader = new MessagePackReader(message);
        reader.ReadArrayHeader();
        var type = reader.ReadInt32();
        if (type == 7)
            return (type, null, reader.ReadString());
        if (type != 3)
            return (type, null, null);
        reader.Skip();
        return (type, reader.ReadString(), null);
    }

    private static IEnumerable<(int Type, string? Id, string? Error)> JsonMessages(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Span.IndexOf((byte)0x1e) is >= 0 and var end)
        {
            using var document = JsonDocument.Parse(bytes[..end]);
            bytes = bytes[(end + 1)..];
            yield return (document.RootElement.GetProperty("type").GetInt32(), Text(document, "invocationId"), Text(document, "error"));
        }
    }

    private static string? Text(JsonDocument document, string name) => document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
}
