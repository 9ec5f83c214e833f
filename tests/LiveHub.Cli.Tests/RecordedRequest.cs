using System.Text.Json.Nodes;

namespace LiveHub.Cli.Tests;

internal sealed record RecordedRequest(string Method, string Path, string Query, string? IdempotencyKey, string? IfMatch, string? Authorization, JsonObject? Body);
