using System.Text.Json.Nodes;

namespace LiveHub.Cli.Tests;

public sealed class PublishTests : IAsyncLifetime
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
    public async Task Arabic_headline_goes_out_whole_and_comes_back_isolated()
    {
        var result = await RunAsync("publish", "افتتاح", "الميناء", "Port-2", "اليوم", "-l", "ar", "-t", "harbour", "--key", "secret-key");
        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.Equal("Published made at 1-aaaaaaaa.7\n\u2068افتتاح الميناء \u2068Port-2\u2069 اليوم\u2069\n", result.Out);
        var request = Assert.Single(_api.Requests);
        Assert.Equal(("Bearer secret-key", "افتتاح الميناء Port-2 اليوم", "harbour"), (request.Authorization, request.Body?["headline"]?.ToString(), request.Body?["topics"]?[0]?.ToString()));
        Assert.DoesNotContain("secret-key", result.Out + result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("breaking")]
    public async Task Mistyped_option_is_an_error_and_no_headline(string command)
    {
        var result = await RunAsync(command, "Harbour opens", "--lang", "en", "-l", "en");
        Assert.Equal(ExitCodes.Usage, result.Code);
        Assert.Contains("--lang", result.Error, StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
    }

    [Fact]
    public async Task Json_is_the_servers_answer()
    {
        var result = await RunAsync("publish", "Harbour opens", "-l", "en", "-t", "harbour", "--json");
        Assert.Equal("Harbour opens", result.Json["headline"]?["value"]?.ToString());
    }

    [Fact]
    public async Task Dropped_connections_are_repeated_with_the_same_key()
    {
        _api.Drop(2);
        var result = await RunAsync("publish", "Harbour opens", "-l", "en", "-t", "harbour");
        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.Equal(3, _api.Requests.Count);
        Assert.NotNull(Assert.Single(_api.Requests.Select(request => request.IdempotencyKey).Distinct()));
    }

    [Fact]
    public async Task Store_away_is_waited_for_and_then_exit_3()
    {
        _api.Script = _ => (503, ScriptedApi.Problem("store-unavailable", "The store is away."));
        var result = await RunAsync("publish", "Harbour opens", "-l", "en", "-t", "harbour", "--wait", "0.3");
        Assert.Equal(ExitCodes.Unreachable, result.Code);
        Assert.InRange(_api.Requests.Count, 2, 7);
        Assert.Contains("did not answer within 0.3 s", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_server_is_exit_3_and_json_says_so()
    {
        var result = await _livehub.RunAsync("items", "--server", "http://127.0.0.1:1", "--wait", "0", "--json");
        Assert.Equal(ExitCodes.Unreachable, result.Code);
        Assert.Equal("https://livehub.dev/problems/unreachable", result.Json["type"]?.ToString());
    }

    [Fact]
    public async Task Refusal_is_printed_field_by_field_without_control_characters()
    {
        var fault = new JsonObject { ["field"] = "/headline", ["code"] = "too-long", ["message"] = "At most 300\u001b[31m graphemes." };
        _api.Script = _ => (400, ScriptedApi.Problem("invalid", "Two fields are wrong.", fault, new JsonObject { ["field"] = "/topics/0", ["code"] = "unknown-topic", ["message"] = "No such topic." }));
        var result = await RunAsync("publish", "Long", "-l", "en", "-t", "nowhere");
        Assert.Equal(ExitCodes.Refused, result.Code);
        Assert.Equal("Refused (invalid): Two fields are wrong.\n  /headline: At most 300[31m graphemes. (too-long)\n  /topics/0: No such topic. (unknown-topic)\n", result.Error);
    }

    [Fact]
    public async Task Correction_that_somebody_passed_by_is_exit_4()
    {
        _api.Script = request => request.IfMatch == "\"3\"" ? (412, new JsonObject { ["type"] = "https://livehub.dev/problems/revision-conflict", ["detail"] = "It changed.", ["current"] = ScriptedApi.Item("a", "x", "en", 5) }) : null;
        var result = await RunAsync("correct", "a", "--reason", "Wrong name", "--headline", "Right", "--revision", "3");
        Assert.Equal(ExitCodes.Conflict, result.Code);
        Assert.Contains("at revision 5 now", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retraction_builds_on_whatever_is_current_unless_told()
    {
        _api.Script = _ => (200, ScriptedApi.Item("a", "Gone", "en", 2));
        Assert.Equal(ExitCodes.Ok, (await RunAsync("retract", "a", "--reason", "Sent in error")).Code);
        var request = Assert.Single(_api.Requests);
        Assert.Equal(("/api/v1/items/a/retraction", "*", "Sent in error"), (request.Path, request.IfMatch, request.Body?["reason"]?.ToString()));
    }

    [Theory]
    [InlineData("publish", "No language")]
    [InlineData("publish")]
    [InlineData("correct", "a", "--reason", "nothing given")]
    [InlineData("no-such-command")]
    [InlineData("items", "--server", "ftp://x")]
    public async Task Wrong_use_is_exit_2(params string[] arguments)
    {
        var result = await _livehub.RunAsync(arguments);
        Assert.Equal(ExitCodes.Usage, result.Code);
        Assert.NotEmpty(result.Error);
        Assert.Empty(_api.Requests);
    }

    [Fact]
    public async Task Key_comes_from_the_key_file_of_this_server_only()
    {
        _livehub.Typed = "file-key\n";
        Assert.Equal(ExitCodes.Ok, (await RunAsync("login")).Code);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_livehub.ConfigFolder, "keys.json")));
        await RunAsync("publish", "One", "-l", "en");
        Assert.Equal("Bearer file-key", _api.Requests[^1].Authorization);

        await using var other = await ScriptedApi.StartAsync();
        await _livehub.RunAsync("publish", "Two", "-l", "en", "--server", other.Address);
        Assert.Null(other.Requests[^1].Authorization);
    }

    [Fact]
    public async Task Environment_names_server_key_and_language()
    {
        _livehub["LIVEHUB_URL"] = _api.Address;
        _livehub["LIVEHUB_KEY"] = "env-key";
        _livehub["LIVEHUB_LANGUAGE"] = "ar";
        Assert.Equal(ExitCodes.Ok, (await _livehub.RunAsync("publish", "خبر")).Code);
        Assert.Equal(("Bearer env-key", "ar"), (_api.Requests[0].Authorization, _api.Requests[0].Body?["language"]?.ToString()));
    }

    private Task<Livehub.Result> RunAsync(params string[] arguments) => _livehub.RunAsync([.. arguments, "--server", _api.Address]);
}
