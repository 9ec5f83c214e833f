using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Testing;
using MessagePack;

namespace LiveHub.Server.Tests.Fuzz;

/// <summary>Hub messages to begin with, without what separates them: every golden structure as the argument of every method, and the other messages that SignalR knows.</summary>
internal static class HubSeeds
{
    private const char Separator = '\u001e';
    private static readonly string[] Methods = [HubMethods.Follow, HubMethods.Unfollow, HubMethods.Feed, "Nothing"];

    public static IReadOnlyList<byte[]> MessagePack { get; } =
    [
        .. Golden().SelectMany(golden => Methods.Select(method => Invocation(method, Convert.FromHexString((string)golden["messagePack"]!)))),
        .. new[] { "91" + "06", "9401" + "80" + "a131" + "c0", "9602" + "80" + "a131" + "c3" + "c0", "9404" + "80" + "a131" + "90", "9305" + "80" + "a131", "9207" + "a178", "9308" + "80" + "05", "9309" + "80" + "05" }
            .Select(Convert.FromHexString),
    ];

    public static IReadOnlyList<byte[]> Json { get; } =
    [
        .. Golden().SelectMany(golden => Methods.Select(method => Encoding.UTF8.GetBytes(
            $$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[{{golden["json"]!.ToJsonString()}}]}"""))),
        .. new[]
        {
            """{"type":6}""", """{"type":2,"invocationId":"1","item":1}""", """{"type":3,"invocationId":"1","result":1}""", """{"type":4,"invocationId":"1","target":"Follow","arguments":[]}""",
            """{"type":5,"invocationId":"1"}""", """{"type":8,"sequenceId":5}""", """{"type":9,"sequenceId":5}""", """{"arguments":[{}],"target":"Follow","type":1}""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public static IReadOnlyList<byte[]> Handshakes { get; } =
        [.. new[] { """{"protocol":"messagepack","version":1}""", """{"protocol":"json","version":1}""", """{"protocol":"json","version":99}""", """{"protocol":"x"}""" }.Select(Text)];

    public static byte[] Handshake(bool messagePack) => Handshakes[messagePack ? 0 : 1];

    /// <summary>An honest follow; its answer shows that everything before it was taken for whole messages.</summary>
    public static byte[] Probe(bool messagePack, FollowRequest request)
    {
        if (messagePack)
            return Prefixed(Invocation(HubMethods.Follow, MessagePackSerializer.Serialize(request, WireMessagePack.Options), "probe"));
        return Text($$"""{"type":1,"invocationId":"probe","target":"Follow","arguments":[{{System.Text.Json.JsonSerializer.Serialize(request, WireJson.Options)}}]}""");
    }

    /// <summary>A message as it goes over the wire.</summary>
    public static byte[] Framed(byte[] message, bool messagePack) => messagePack ? Prefixed(message) : [.. message, (byte)Separator];

    private static IEnumerable<JsonNode> Golden() =>
        Directory.EnumerateFiles(Repository.PathOf("src", "LiveHub.Protocol", "golden"), "*.json").Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllText(file))!);

    private static byte[] Invocation(string method, byte[] argument, string id = "1")
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(6);
        writer.Write(1);
        writer.WriteMapHeader(0);
        writer.Write(id);
        writer.Write(method);
        writer.WriteArrayHeader(1);
        writer.WriteRaw(argument);
        writer.WriteArrayHeader(0);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The length, 7 bits a byte, before the message.</summary>
    private static byte[] Prefixed(ReadOnlySpan<byte> message)
    {
        var prefix = new List<byte>();
        for (var length = message.Length; ; length >>= 7)
        {
            prefix.Add((byte)(length > 0x7f ? (length & 0x7f) | 0x80 : length));
            if (length <= 0x7f)
                return [.. prefix, .. message];
        }
    }

    private static byte[] Text(string json) => Encoding.UTF8.GetBytes(json + Separator);
}
