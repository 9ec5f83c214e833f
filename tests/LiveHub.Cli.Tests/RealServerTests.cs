using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Cli.Tests;

/// <summary>The command line against the server it is made for, in the test's own process.</summary>
public sealed class RealServerTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Livehub _livehub = new();
    private readonly LiveHubNode _node;

    public RealServerTests()
    {
        _node = new LiveHubNode(_folder.Path).Start();
        _livehub["LIVEHUB_URL"] = _node.Address.ToString();
        _livehub["LIVEHUB_KEY"] = LiveHubProcess.AdminKey;
    }

    public void Dispose()
    {
        _livehub.Dispose();
        _node.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_editors_day()
    {
        await DoneAsync("topics", "create", "harbour", "--label", "ar=الميناء", "--label", "en=Harbour");
        Assert.Contains("\u2068فتح الميناء أمام \u2068MV-7\u2069\u2069", await DoneAsync("publish", "فتح الميناء أمام MV-7", "-l", "ar", "-t", "harbour", "--id", "first"), StringComparison.Ordinal);
        await DoneAsync("correct", "first", "--reason", "رقم السفينة كان خطأ", "--headline", "فتح الميناء أمام MV-8", "--revision", "1");
        Assert.Equal(ExitCodes.Conflict, (await _livehub.RunAsync("correct", "first", "--reason", "late", "--headline", "Late", "--revision", "1")).Code);
        Assert.Contains("[corrected]", await DoneAsync("items", "list", "--topic", "harbour"), StringComparison.Ordinal);
        await DoneAsync("retract", "first", "--reason", "أرسل خطأ");
        Assert.Equal(ExitCodes.Refused, (await _livehub.RunAsync("items", "show", "first")).Code);
        await DoneAsync("topics", "state", "harbour", "paused");
        Assert.Contains("paused", await DoneAsync("topics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_twice_doubles_nothing()
    {
        await DoneAsync("topics", "create", "harbour", "--label", "en=Harbour");
        var file = Path.Combine(AppContext.BaseDirectory, "feeds", "rss20.xml");
        Assert.Equal("3 published, 0 already there, 0 refused\n", await DoneAsync("import", file, "-t", "harbour"));
        Assert.Equal("0 published, 3 already there, 0 refused\n", await DoneAsync("import", file, "-t", "harbour"));
        var items = await DoneAsync("items", "--topic", "harbour");
        Assert.True(items.IndexOf("Third", StringComparison.Ordinal) < items.IndexOf("First", StringComparison.Ordinal), items);
    }

    [Fact]
    public async Task Refusal_names_every_field()
    {
        var result = await _livehub.RunAsync("publish", "No such place", "-l", "en", "-t", "nowhere", "--urgency", "12");
        Assert.Equal(ExitCodes.Refused, result.Code);
        Assert.Contains("/urgency", result.Error, StringComparison.Ordinal);
        Assert.Contains("/topics/0", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_shows_a_headline_as_it_is_published()
    {
        await DoneAsync("topics", "create", "harbour", "--label", "en=Harbour");
        using var stop = new CancellationTokenSource();
        var output = new SharedWriter();
        var watching = CommandLine.RunAsync(["watch", "--topics", "harbour", "--json"], _livehub.Terminal(output, output), stop.Token);
        await Eventually.Until("the snapshot", () => output.ToString().Contains("\"snapshot\"", StringComparison.Ordinal));
        await DoneAsync("publish", "افتتاح الرصيف", "-l", "ar", "-t", "harbour");
        await Eventually.Until("the headline", () => output.ToString().Contains("افتتاح الرصيف", StringComparison.Ordinal));
        await stop.CancelAsync();
        Assert.Equal(ExitCodes.Cancelled, await watching.Within("watch ends"));
    }

    private async Task<string> DoneAsync(params string[] arguments)
    {
        var result = await _livehub.RunAsync(arguments);
        Assert.True(result.Code == ExitCodes.Ok, $"livehub {string.Join(' ', arguments)} ended with {result.Code}: {result.Out}{result.Error}");
        return result.Out;
    }
}
