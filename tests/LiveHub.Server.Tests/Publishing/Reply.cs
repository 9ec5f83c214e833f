using System.Text.Json.Nodes;

namespace LiveHub.Server.Tests.Publishing;

/// <summary>An answer of the API with its body read.</summary>
internal sealed record Reply(HttpResponseMessage Http, JsonObject Body)
{
    public int Status => (int)Http.StatusCode;

    /// <summary>The code of a problem: the last part of its type.</summary>
    public string Code => ((string?)Body["type"] ?? "").Split('/')[^1];

    public string Id => (string)(Body["id"] ?? Body["slug"])!;

    public long Revision => (long)Body["revision"]!;

    public long Offset => long.Parse(((string)Body["position"]!).Split('.')[^1], System.Globalization.CultureInfo.InvariantCulture);

    public bool IsReplay => Http.Headers.Contains("Idempotent-Replay");

    /// <summary>The faults, as <c>field code</c>.</summary>
    public IEnumerable<string> Errors => Body["errors"]!.AsArray().Select(error => $"{error!["field"]} {error["code"]}");

    public string? TextOf(string field) => (string?)Body[field]?["value"];

    public Reply Expect(int status, string code = "")
    {
        Assert.True(status == Status && code == Code, $"Expected {status} {code}, got {Status}: {Body.ToJsonString()}");
        if (code.Length > 0)
        {
            Assert.Equal("application/problem+json", Http.Content.Headers.ContentType?.MediaType);
            Assert.Equal(status, (int)Body["status"]!);
        }
        return this;
    }
}
