using System.Text.Json.Nodes;

namespace LiveHub.Cli.Api;

/// <summary>A successful answer.</summary>
/// <param name="Body">Empty when the answer has none.</param>
internal sealed record ApiAnswer(int Status, JsonObject Body, DateTimeOffset? Date, TimeSpan Took);
