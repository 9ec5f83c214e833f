using System.Text.Json.Nodes;
using LiveHub.Client.Tests;
using LiveHub.Testing;

namespace LiveHub.Cli.Tests;

public sealed class WatchTests : IAsyncLifetime
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
    public async Task Live_headline_is_a_line_and_cancelling_is_exit_130()
    {
        var output = await WatchAsync(["watch", "--topics", "harbour"], "\u2068فتح الميناء\u2069");
        Assert.Contains("harbour  \u2068Old news[2J\u2069", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task Json_is_one_document_per_line()
    {
        var output = await WatchAsync(["watch", "--topics", "harbour", "--json"], "فتح الميناء");
        var types = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)?["type"]?.ToString());
        Assert.Equal(["connection", "connection", "snapshot", "entry"], types);
    }

    [Fact]
    public async Task Screen_shows_headlines_and_state()
    {
        _livehub.CanRedraw = true;
        var output = await WatchAsync(["watch", "--topics", "harbour"], "فتح الميناء");
        Assert.Contains("Ctrl+C ends", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_follow_is_exit_1()
    {
        _api.Server.Answer = _ => new Protocol.FollowResult(Accepted: false, "", Protocol.GoodbyeCodes.BadFollow, "That is no slug.");
        var result = await _livehub.RunAsync("watch", "--topics", "A B", "--server", _api.Address);
        Assert.Equal(ExitCodes.Refused, result.Code);
        Assert.Contains("That is no slug.", result.Error, StringComparison.Ordinal);
    }

    private async Task<string> WatchAsync(string[] arguments, string expected)
    {
        using var stop = new CancellationTokenSource();
        var output = new SharedWriter();
        var watching = CommandLine.RunAsync([.. arguments, "--server", _api.Address], _livehub.Terminal(output, output), stop.Token);
        var reader = await _api.Server.NextReaderAsync();
        await reader.SnapshotAsync("t1", Sample.Item("old", 1, headline: "Old news\u001b[2J"));
        await reader.RunAsync("t2", Sample.Item("new", 2, language: "ar", headline: "فتح الميناء"));
        await Eventually.Until("the headline is on the terminal", () => output.ToString().Contains(expected, StringComparison.Ordinal));
        await stop.CancelAsync();
        Assert.Equal(ExitCodes.Cancelled, await watching.Within("watch ends"));
        return output.ToString();
    }
}
