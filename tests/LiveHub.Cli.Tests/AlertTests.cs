using System.Text.Json.Nodes;
using LiveHub.Testing;

namespace LiveHub.Cli.Tests;

public sealed class AlertTests : IAsyncLifetime
{
    private readonly Livehub _livehub = new();
    private readonly TestFolder _folder = new();
    private ScriptedApi _api = null!;
    private int _looks;

    private string Draft => Path.Combine(_folder.Path, "bridge.json");

    public async ValueTask InitializeAsync()
    {
        _api = await ScriptedApi.StartAsync();
        _api.Script = Answer;
    }

    public async ValueTask DisposeAsync()
    {
        _livehub.Dispose();
        await _api.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_draft_is_written_once()
    {
        var result = await DraftAsync();
        Assert.Equal(ExitCodes.Ok, result.Code);
        var draft = JsonNode.Parse(await File.ReadAllTextAsync(Draft))!;
        Assert.Equal(("إغلاق الجسر القديم", "ar", "breaking", "stack", "city"), (
            draft["texts"]![0]!["value"]!.ToString(), draft["texts"]![0]!["lang"]!.ToString(), draft["importance"]!.ToString(), draft["push"]!["collapse"]!.ToString(), draft["topics"]![0]!.ToString()));
        Assert.Equal(ExitCodes.Usage, (await DraftAsync()).Code);
        Assert.Empty(_api.Requests);
    }

    [Fact]
    public async Task An_estimate_says_what_is_shown_and_to_how_many()
    {
        await DraftAsync();
        var result = await RunAsync("alert", "estimate", Draft);
        Assert.Contains("12,345 devices", result.Out, StringComparison.Ordinal);
        Assert.Contains("إغلاق الجسر القديم", result.Out, StringComparison.Ordinal);
        Assert.Contains("code 00ff:12345\n", result.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(["/api/v1/alerts/estimate"], _api.Requests.Select(request => request.Path));
    }

    [Theory]
    [InlineData("12345", ExitCodes.Ok)]
    [InlineData("12,345", ExitCodes.Ok)]
    [InlineData("y", ExitCodes.Cancelled)]
    [InlineData("", ExitCodes.Cancelled)]
    [InlineData("1234", ExitCodes.Cancelled)]
    public async Task Firing_needs_the_number_typed(string typed, int code)
    {
        await DraftAsync();
        (_livehub.CanAsk, _livehub.Typed) = (true, typed + "\n");
        Assert.Equal(code, (await RunAsync("alert", "fire", Draft)).Code);
        var fired = _api.Requests.SingleOrDefault(request => request is { Path: "/api/v1/alerts", Method: "POST" });
        Assert.Equal(code == ExitCodes.Ok, fired is not null);
        if (fired is not null)
            Assert.Equal("{\"devices\":12345,\"code\":\"00ff\"}", fired.Body?["push"]?["confirm"]?.ToJsonString());
    }

    [Theory]
    [InlineData("00ff:12345", ExitCodes.Ok)]
    [InlineData("00fe:12345", ExitCodes.Usage)]
    [InlineData("00ff", ExitCodes.Usage)]
    [InlineData("00ff:many", ExitCodes.Usage)]
    [InlineData("00ff:-1", ExitCodes.Usage)]
    [InlineData(null, ExitCodes.Usage)]
    public async Task Where_nobody_can_be_asked_the_code_of_the_estimate_is_needed(string? confirm, int code)
    {
        await DraftAsync();
        var result = await RunAsync(["alert", "fire", Draft, .. confirm is null ? (string[])[] : ["--confirm", confirm]]);
        Assert.Equal(code, result.Code);
        Assert.Equal(code == ExitCodes.Ok, _api.Requests.Any(request => request is { Path: "/api/v1/alerts", Method: "POST" }));
        if (confirm == "00ff")
            Assert.Contains("CODE:DEVICES", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_confirmed_is_the_number_that_was_looked_at_and_not_that_of_now()
    {
        await DraftAsync();
        Assert.Equal(ExitCodes.Ok, (await RunAsync("alert", "fire", Draft, "--confirm", "00ff:300")).Code);
        var fired = _api.Requests.Single(request => request is { Path: "/api/v1/alerts", Method: "POST" });
        Assert.Equal("{\"devices\":300,\"code\":\"00ff\"}", fired.Body?["push"]?["confirm"]?.ToJsonString());
    }

    [Fact]
    public async Task It_is_watched_until_it_has_ended()
    {
        await DraftAsync();
        var result = await RunAsync("alert", "fire", Draft, "--confirm", "00ff:12345");
        Assert.Contains("sending [###############...............] 50 %", result.Out, StringComparison.Ordinal);
        Assert.Contains("reached 95, not reached 4, unknown 1", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fire")]
    [InlineData("test")]
    [InlineData("correct")]
    public async Task A_send_that_the_server_does_not_tell_at_once_is_waited_for(string what)
    {
        await DraftAsync();
        var looks = 0;
        _api.Script = request => request.Method != "GET" ? Answer(request) : Interlocked.Increment(ref looks) switch
        {
            1 => (404, ScriptedApi.Problem("not-found", "No phone was to be sent an alert bridge.")),
            2 => (200, new JsonObject { ["sends"] = new JsonArray() }),
            3 when what != "test" => (200, new JsonObject { ["sends"] = new JsonArray(Send("sent", 10, 0, 7, revision: 0)) }),
            _ => (200, new JsonObject { ["sends"] = new JsonArray(Send("sent", 10, 0, 95)) }),
        };
        var result = what switch
        {
            "fire" => await RunAsync("alert", "fire", Draft, "--confirm", "00ff:12345"),
            "test" => await RunAsync("alert", "test", Draft),
            _ => await RunAsync("alert", "correct", "bridge", "--text", "New bridge closed", "-l", "en"),
        };
        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.Contains("reached 95", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("reached 7", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_that_is_fired_and_never_told_of_is_fired_all_the_same()
    {
        _livehub.Time = new FastTime(10);
        await DraftAsync();
        _api.Script = request => request.Method == "GET" ? (404, ScriptedApi.Problem("not-found", "No phone was to be sent an alert bridge.")) : Answer(request);
        var result = await RunAsync("alert", "fire", Draft, "--confirm", "00ff:12345");
        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.Contains("It is fired", result.Out, StringComparison.Ordinal);
        Assert.Contains("alert progress bridge", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_that_is_fired_and_then_cannot_be_watched_is_not_to_be_fired_again()
    {
        _livehub.Time = new FastTime(10);
        await DraftAsync();
        _api.Script = request => request.Method == "GET" ? (503, ScriptedApi.Problem("push-unavailable", "The store is away.")) : Answer(request);
        var result = await RunAsync("alert", "fire", Draft, "--confirm", "00ff:12345", "--wait", "5");
        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.Contains("It is fired", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("can be repeated", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("correct", "No phone has it; corrected on the web.")]
    [InlineData("recall", "No phone has it; taken back on the web.")]
    public async Task An_alert_that_no_phone_has_is_put_right_on_the_web_and_nothing_is_waited_for(string what, string said)
    {
        _api.Script = request => request.Method == "GET" && request.Path.EndsWith("/push", StringComparison.Ordinal)
            ? throw new InvalidOperationException("It asks for what there is not.")
            : (200, JsonNode.Parse("""{"id":"bridge","revision":1,"phones":false}"""));
        var result = await RunAsync(["alert", what, "bridge", .. what == "correct" ? (string[])["--text", "New bridge closed", "-l", "en"] : []]);
        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.Contains(said, result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(_api.Requests, request => request.Path.EndsWith("/push", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Progress_of_an_alert_that_no_phone_was_sent_says_so_at_once()
    {
        _api.Script = _ => (404, ScriptedApi.Problem("not-found", "No phone was to be sent an alert bridge."));
        Assert.Equal(ExitCodes.Refused, (await RunAsync("alert", "progress", "bridge")).Code);
        Assert.Single(_api.Requests);
    }

    [Fact]
    public async Task A_test_goes_to_its_own_address()
    {
        await DraftAsync();
        Assert.Equal(ExitCodes.Ok, (await RunAsync("alert", "test", Draft)).Code);
        Assert.All(_api.Requests, request => Assert.StartsWith("/api/v1/test-alerts", request.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_asks_nothing()
    {
        Assert.Equal(ExitCodes.Ok, (await RunAsync("alert", "stop", "bridge", "--reason", "Wrong town")).Code);
        Assert.Equal(("/api/v1/alerts/bridge/stop", "Wrong town"), (_api.Requests[0].Path, _api.Requests[0].Body?["reason"]?.ToString()));
    }

    [Fact]
    public async Task A_correction_has_the_new_text_and_says_what_was_wrong()
    {
        await RunAsync("alert", "correct", "bridge", "--text", "New bridge closed", "-l", "en", "--correction", "It is the new bridge.", "--silent");
        var (path, body) = (_api.Requests[0].Path, _api.Requests[0].Body);
        Assert.Equal(("/api/v1/alerts/bridge/correct", "New bridge closed", "It is the new bridge.", true), (
            path, body?["texts"]?[0]?["value"]?.ToString(), body?["correction"]?["value"]?.ToString(), body?["silent"]?.GetValue<bool>()));
    }

    [Fact]
    public async Task A_recall_may_have_a_reason()
    {
        await RunAsync("alert", "recall", "bridge", "--reason", "Not confirmed", "-l", "en");
        Assert.Equal(("/api/v1/alerts/bridge/recall", "Not confirmed"), (_api.Requests[0].Path, _api.Requests[0].Body?["reason"]?["value"]?.ToString()));
    }

    [Fact]
    public async Task A_server_without_push_says_so_at_once()
    {
        await DraftAsync();
        _api.Script = _ => (501, ScriptedApi.Problem("push-not-configured", "Give it a service account."));
        var result = await RunAsync("alert", "test", Draft);
        Assert.Equal(ExitCodes.Refused, result.Code);
        Assert.Contains("push-not-configured", result.Error, StringComparison.Ordinal);
    }

    private (int Status, JsonNode? Body)? Answer(RecordedRequest request) => (request.Method, request.Path) switch
    {
        ("POST", "/api/v1/alerts/estimate") => (200, JsonNode.Parse("""
            {"devices":12345,"low":12345,"high":12345,"isExact":true,"quietNow":12,"platforms":{"android":12000,"ios":345},"languages":{"ar":12345},"age":2000,"code":"00ff",
             "shown":[{"lang":"ar","dir":"rtl","title":"عاجل","body":"إغلاق الجسر القديم"}]}
            """)),
        ("POST", "/api/v1/alerts" or "/api/v1/test-alerts") => (201, JsonNode.Parse("""{"id":"bridge","revision":1}""")),
        ("POST", _) => (200, JsonNode.Parse("""{"id":"bridge","revision":1,"phones":true}""")),
        _ => (200, new JsonObject { ["sends"] = new JsonArray(Interlocked.Increment(ref _looks) == 1 ? Send("sending", 5, 50, 50) : Send("sent", 10, 0, 95)) }),
    };

    private static JsonNode Send(string state, int tenths, int queued, int reached, int revision = 1) => new JsonObject
    {
        ["id"] = "bridge",
        ["revision"] = revision,
        ["kind"] = "alert",
        ["state"] = state,
        ["tenths"] = tenths,
        ["matched"] = 100,
        ["queued"] = queued,
        ["reached"] = reached,
        ["unknown"] = 1,
        ["notReached"] = 4,
        ["counts"] = new JsonObject { ["accepted"] = reached },
    };

    private Task<Livehub.Result> DraftAsync() => RunAsync("alert", "draft", Draft, "إغلاق الجسر القديم", "-l", "ar", "-t", "city", "--importance", "breaking", "--developing");

    private Task<Livehub.Result> RunAsync(params string[] arguments) => _livehub.RunAsync([.. arguments, "--server", _api.Address]);
}
