using System.Text.Json.Nodes;

namespace LiveHub.Cli.Api;

/// <summary>A refusal of the server (RFC 9457), with all its field errors.</summary>
internal sealed class ApiProblem(int status, JsonObject body) : Exception(TextOf(body, "title") ?? $"the server answered {status}")
{
    private const string TypePrefix = "https://livehub.dev/problems/";

    public int Status { get; } = status;

    public JsonObject Body { get; } = body;

    /// <summary>The last part of <c>type</c>, such as <c>revision-conflict</c>.</summary>
    public string Code { get; } = TextOf(body, "type") is { } type && type.StartsWith(TypePrefix, StringComparison.Ordinal) ? type[TypePrefix.Length..] : $"http-{status}";

    /// <summary>One line per fault.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"Refused ({Code}): {TextOf(Body, "detail") ?? Message}";
        foreach (var error in Body["errors"] as JsonArray ?? [])
        {
            if (error is JsonObject fault)
                yield return $"  {TextOf(fault, "field")}: {TextOf(fault, "message")} ({TextOf(fault, "code")})";
        }
        foreach (var needed in Body["needed"] as JsonArray ?? [])
        {
            if (needed is JsonObject words)
                yield return $"  Type it with --typed {TextOf(words, "kind")}=\"{TextOf(words, "type")}\".";
        }
        if (Body["current"] is JsonObject current)
            yield return $"  It is at revision {current["revision"]} now; look at it, then repeat with --revision {current["revision"]}.";
    }

    private static string? TextOf(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
