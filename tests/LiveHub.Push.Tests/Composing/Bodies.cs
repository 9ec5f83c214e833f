using System.Text;
using System.Text.Json.Nodes;
using LiveHub.Push.Composing;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Tests.Composing;

/// <summary>Puts requests together as the sender does.</summary>
internal static class Bodies
{
    public const string Target = "TARGET";

    public static byte[] Of(Envelope envelope, TargetKind kind = TargetKind.Token, DateTimeOffset? at = null) =>
        [.. Envelope.Prefix(kind).Span, .. Encoding.ASCII.GetBytes(Target), .. envelope.SuffixAt(at ?? SampleOrders.Now)];

    public static JsonNode MessageOf(Envelope envelope, DateTimeOffset? at = null) => JsonNode.Parse(Of(envelope, at: at))!["message"]!;
}
