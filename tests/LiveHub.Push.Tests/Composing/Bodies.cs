using System.Text;
using System.Text.Json.Nodes;
using LiveHub.Push.Composing;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Tests.Composing;

/// <summary>Puts requests together as the sender does.</summary>
internal static class Bodies
{
    public const string Target = "TARGET";

    public static byte[] Of(Envelope envelope, TargetKind kind = TargetKind.Token) =>
        [.. Envelope.Prefix(kind).Span, .. Encoding.ASCII.GetBytes(Target), .. envelope.Suffix.Span];

    public static JsonNode MessageOf(Envelope envelope) => JsonNode.Parse(Of(envelope))!["message"]!;
}
