using System.Text.Json.Nodes;

namespace LiveHub.Cli.Tests;

public sealed class BreakingTests : IAsyncLifetime
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
    public async Task Each_text_gets_its_language()
    {
        _api.Script = _ => (201, Alert("active"));
        var result = await RunAsync("breaking", "Bridge closed", "إغلاق الجسر", "-l", "en", "-l", "ar", "--yes");
        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.Equal("[{\"value\":\"Bridge closed\",\"lang\":\"en\"},{\"value\":\"إغلاق الجسر\",\"lang\":\"ar\"}]", _api.Requests[0].Body?["texts"]?.ToJsonString(Protocol.WireJson.Options));
    }

    [Fact]
    public async Task Nobody_to_ask_and_no_yes_sends_nothing()
    {
        Assert.Equal(ExitCodes.Usage, (await RunAsync("breaking", "Bridge", "closed", "-l", "en")).Code);
        Assert.Empty(_api.Requests);
    }

    [Theory]
    [InlineData("y", ExitCodes.Ok, 1)]
    [InlineData("n", ExitCodes.Cancelled, 0)]
    [InlineData("", ExitCodes.Cancelled, 0)]
    public async Task On_a_terminal_it_asks(string typed, int code, int requests)
    {
        _api.Script = _ => (201, Alert("active"));
        (_livehub.CanAsk, _livehub.Typed) = (true, typed + "\n");
        Assert.Equal(code, (await RunAsync("breaking", "Bridge", "closed", "-l", "en")).Code);
        Assert.Equal(requests, _api.Requests.Count);
    }

    [Fact]
    public async Task Pending_alert_is_looked_at_until_it_is_in_the_feed()
    {
        _api.Script = request => request.Method == "POST" ? (202, Alert("pending")) : (200, Alert("active"));
        var result = await RunAsync("breaking", "Bridge closed", "-l", "en", "--yes", "--json");
        Assert.Equal("active", result.Json["state"]?.ToString());
    }

    [Fact]
    public async Task Clear_takes_the_only_active_alert()
    {
        _api.Script = request => request.Method == "GET" ? (200, new JsonObject { ["alerts"] = new JsonArray(Alert("active")) }) : (200, Alert("cleared"));
        Assert.Equal(ExitCodes.Ok, (await RunAsync("breaking", "clear", "--withdrawn", "--reason", "Not confirmed", "-l", "en", "-y")).Code);
        var request = _api.Requests[^1];
        Assert.Equal(("/api/v1/alerts/x1/clear", true, "Not confirmed"), (request.Path, request.Body?["withdrawn"]?.GetValue<bool>(), request.Body?["reason"]?["value"]?.ToString()));
    }

    private static JsonObject Alert(string state) => new()
    {
        ["id"] = "x1",
        ["revision"] = 1,
        ["state"] = state,
        ["expiresAt"] = 1_750_000_000_000,
        ["texts"] = new JsonArray(new JsonObject { ["value"] = "Bridge closed", ["lang"] = "en", ["dir"] = "ltr" }),
    };

    private Task<Livehub.Result> RunAsync(params string[] arguments) => _livehub.RunAsync([.. arguments, "--server", _api.Address]);
}
