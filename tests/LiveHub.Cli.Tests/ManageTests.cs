using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Testing;

namespace LiveHub.Cli.Tests;

public sealed class ManageTests : IAsyncLifetime
{
    private readonly Livehub _livehub = new();
    private ScriptedApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await ScriptedApi.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _livehub.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Topic_is_created_with_labels_in_two_languages()
    {
        _api.Script = _ => (201, Topic());
        var result = await RunAsync("topics", "create", "harbour", "--label", "en=Harbour", "--label", "ar=الميناء", "--kind", "story");
        Assert.Equal("harbour  r1  story  live  3 items  \u2068Harbour\u2069 | \u2068الميناء\u2069\n", result.Out);
        Assert.Equal(("POST", "/api/v1/topics", "الميناء"), (_api.Requests[0].Method, _api.Requests[0].Path, _api.Requests[0].Body?["labels"]?[1]?["value"]?.ToString()));
    }

    [Fact]
    public async Task Topics_alone_lists_them()
    {
        _api.Script = _ => (200, new JsonObject { ["topics"] = new JsonArray(Topic()) });
        Assert.StartsWith("harbour", (await RunAsync("topics")).Out, StringComparison.Ordinal);
        Assert.Equal("harbour", (await RunAsync("topics", "list", "--json")).Json["topics"]?[0]?["slug"]?.ToString());
    }

    [Theory]
    [InlineData("POST", "/api/v1/topics/harbour/state", "{\"state\":\"paused\"}", "topics", "state", "harbour", "paused")]
    [InlineData("PATCH", "/api/v1/topics/harbour", "{\"frozen\":true}", "topics", "change", "harbour", "--frozen", "true")]
    [InlineData("PUT", "/api/v1/topics/order", "{\"slugs\":[\"b\",\"a\"]}", "topics", "order", "b", "a")]
    [InlineData("POST", "/api/v1/keys", "{\"name\":\"desk\",\"preset\":\"editor\"}", "keys", "add", "desk", "--preset", "editor")]
    [InlineData("DELETE", "/api/v1/keys/k7", null, "keys", "revoke", "k7")]
    public async Task Commands_ask_for_what_they_say(string method, string path, string? body, params string[] arguments)
    {
        _api.Script = _ => (200, Topic());
        Assert.Equal(ExitCodes.Ok, (await RunAsync(arguments)).Code);
        var request = Assert.Single(_api.Requests);
        Assert.Equal((method, path, body), (request.Method, request.Path, request.Body?.ToJsonString(WireJson.Options)));
        Assert.NotNull(request.IdempotencyKey);
    }

    [Fact]
    public async Task Items_are_asked_for_by_topic_and_page()
    {
        _api.Script = _ => (200, new JsonObject { ["items"] = new JsonArray(ScriptedApi.Item("a", "Harbour opens", "en")), ["next"] = 41 });
        var result = await RunAsync("items", "list", "--topic", "harbour", "--limit", "1");
        Assert.Equal("?topic=harbour&limit=1", _api.Requests[0].Query);
        Assert.Contains("\u2068Harbour opens\u2069", result.Out, StringComparison.Ordinal);
        Assert.Contains("More: --before 41", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_finds_a_wrong_clock_and_a_key_nobody_knows()
    {
        _api.Script = request => request.Path == "/api/v1/keys" ? (401, ScriptedApi.Problem("key-unknown", "No such key.")) : null;
        var running = RunAsync("doctor", "--json", "--key", "wrong");
        var reader = await _api.Server.NextReaderAsync();
        await reader.SendAsync(new Beat("1-aaaaaaaa.1", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + 90_000));
        await reader.SnapshotAsync("t1");
        var result = await running.Within("doctor ends");
        Assert.Equal(ExitCodes.Refused, result.Code);
        var checks = (result.Json["checks"] as JsonArray ?? []).ToDictionary(check => check?["name"]?.ToString() ?? "", check => check?["ok"]?.GetValue<bool>());
        Assert.Equal([("versions", true), ("server", true), ("key", false), ("hub", true), ("beat", true), ("clock", false)], checks.Select(check => (check.Key, check.Value ?? false)));
        Assert.DoesNotContain("wrong\"", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_without_a_server_is_exit_3_and_says_what_to_look_at()
    {
        var result = await _livehub.RunAsync("doctor", "--server", "http://127.0.0.1:1", "--wait", "0");
        Assert.Contains("FAIL server", result.Out, StringComparison.Ordinal);
        Assert.Contains("Is it running", result.Out, StringComparison.Ordinal);
    }

    private static JsonObject Topic() => new()
    {
        ["slug"] = "harbour",
        ["revision"] = 1,
        ["kind"] = "story",
        ["state"] = "live",
        ["itemCount"] = 3,
        ["labels"] = new JsonArray(
            new JsonObject { ["value"] = "Harbour", ["lang"] = "en", ["dir"] = "ltr" }, new JsonObject { ["value"] = "الميناء", ["lang"] = "ar", ["dir"] = "rtl" }),
    };

    private Task<Livehub.Result> RunAsync(params string[] arguments) => _livehub.RunAsync([.. arguments, "--server", _api.Address]);
}
