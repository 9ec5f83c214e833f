using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Cli.Tests;

/// <summary>Alerts from the terminal under the rules that a server has by itself.</summary>
public sealed class DraftTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly Livehub _asker = new();
    private readonly Livehub _other = new();
    private LiveHubNode _node = null!;

    private string Draft => Path.Combine(_folder.Path, "bridge.json");

    public async ValueTask InitializeAsync()
    {
        _node = new LiveHubNode(Path.Combine(_folder.Path, "data"), settings: StrictAlerts.Settings).Start();
        using var admin = new Livehub { ["LIVEHUB_URL"] = _node.Address.ToString(), ["LIVEHUB_KEY"] = LiveHubProcess.AdminKey };
        foreach (var livehub in (Livehub[])[_asker, _other])
        {
            livehub["LIVEHUB_URL"] = _node.Address.ToString();
            livehub["LIVEHUB_KEY"] = (await admin.RunAsync("keys", "add", "editor", "--preset", "editor", "--json")).Json["key"]!.ToString();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _asker.Dispose();
        _other.Dispose();
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_breaking_goes_out_when_a_second_editor_agrees()
    {
        (_asker.CanAsk, _asker.Typed) = (true, "y\n");
        await WriteAsync("\"importance\":\"breaking\"");
        var saved = (await _asker.RunAsync("draft", "save", Draft, "--json")).Json;
        var id = saved["id"]!.ToString();
        Assert.Equal(ExitCodes.Waiting, (await _asker.RunAsync("draft", "submit", id, "--undo", "1")).Code);
        Assert.Contains("awaiting-approval", await DoneAsync(_other, "draft", "list"), StringComparison.Ordinal);
        var own = await _asker.RunAsync("alert", "approve", id);
        Assert.Equal(ExitCodes.Refused, own.Code);
        Assert.Contains("own-request", own.Error, StringComparison.Ordinal);
        Assert.Contains("countdown", await DoneAsync(_other, "alert", "approve", id, "--code", saved["code"]!.ToString()), StringComparison.Ordinal);
        await Eventually.Until("it is out", async () => (await _other.RunAsync("draft", "show", id)).Out.Contains("sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_countdown_that_is_interrupted_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var output = new SharedWriter();
        var firing = CommandLine.RunAsync(["breaking", "Tugs free the container ship", "-l", "en", "--yes", "--undo", "30"], _asker.Terminal(output, output), stop.Token);
        await Eventually.Until("it counts down", () => output.ToString().Contains("Ctrl+C stops it", StringComparison.Ordinal));
        await stop.CancelAsync();
        Assert.Equal(ExitCodes.Cancelled, await firing.Within("the command ends"));
        Assert.Contains("nothing was sent", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("cancelled", await DoneAsync(_other, "draft"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repetition_is_typed_and_not_clicked()
    {
        await DoneAsync(_asker, "breaking", "Tugs free the container ship", "-l", "en", "--yes", "--undo", "0");
        var again = await _asker.RunAsync("breaking", "Tugs free container ship", "-l", "en", "--yes", "--undo", "0");
        Assert.Equal(ExitCodes.Refused, again.Code);
        Assert.Contains("--typed duplicate=\"send again\"", again.Error, StringComparison.Ordinal);
        (_asker.CanAsk, _asker.Typed) = (true, "yes\n");
        Assert.Equal(ExitCodes.Refused, (await _asker.RunAsync("breaking", "Tugs free container ship", "-l", "en", "--yes", "--undo", "0")).Code);
        _asker.Typed = "أرسل مجددا\n";
        Assert.Equal(ExitCodes.Ok, (await _asker.RunAsync("breaking", "Tugs free container ship", "-l", "en", "--yes", "--undo", "0")).Code);
    }

    [Fact]
    public async Task What_is_scheduled_waits_and_can_be_sent_now()
    {
        var later = TimeProvider.System.GetUtcNow().AddHours(1);
        await WriteAsync($"\"startsAt\":{later.ToUnixTimeMilliseconds()}");
        (_asker.CanAsk, _asker.Typed) = (true, "y\n");
        var id = (await _asker.RunAsync("draft", "save", Draft, "--json")).Json["id"]!.ToString();
        Assert.Equal(ExitCodes.Waiting, (await _asker.RunAsync("draft", "submit", id)).Code);
        Assert.Contains("scheduled", await DoneAsync(_asker, "draft"), StringComparison.Ordinal);
        await DoneAsync(_other, "alert", "send-now", id, "--yes");
        Assert.Contains("sent", await DoneAsync(_asker, "draft", "show", id), StringComparison.Ordinal);
    }

    /// <summary>A draft for the web alone, as an editor writes it by hand.</summary>
    private Task WriteAsync(string more) => File.WriteAllTextAsync(
        Draft, $$"""{"texts":[{"value":"Old bridge closed to vehicles","lang":"en"}],"topics":[],"sources":[{"name":"City hall"}],"push":null,{{more}}}""", TestContext.Current.CancellationToken);

    private static async Task<string> DoneAsync(Livehub livehub, params string[] arguments)
    {
        var result = await livehub.RunAsync(arguments);
        Assert.True(result.Code == ExitCodes.Ok, $"livehub {string.Join(' ', arguments)} ended with {result.Code}: {result.Out}{result.Error}");
        return result.Out;
    }
}
