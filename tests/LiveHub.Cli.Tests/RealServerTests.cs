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
    public async Task What_waits_is_listed_released_and_called_off()
    {
        await DoneAsync("topics", "create", "harbour", "--label", "en=Harbour");
        Assert.Equal("Nothing waits.\n", await DoneAsync("schedule"));
        var at = TimeProvider.System.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith("It waits.\nlater  r1  ", await DoneAsync("publish", "Tide tables are out", "-l", "en", "-t", "harbour", "--id", "later", "--at", at), StringComparison.Ordinal);
        await DoneAsync("publish", "Ferry resumes", "-l", "en", "-t", "harbour", "--id", "hand", "--embargo");
        var waiting = (await DoneAsync("schedule")).Split('\n');
        Assert.StartsWith("later", waiting[0], StringComparison.Ordinal);
        Assert.Contains("by hand", waiting[1], StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Refused, (await _livehub.RunAsync("items", "show", "hand")).Code);
        Assert.StartsWith("Published hand at ", await DoneAsync("schedule", "release", "hand", "--revision", "1"), StringComparison.Ordinal);
        Assert.StartsWith("Called off later.", await DoneAsync("schedule", "cancel", "later"), StringComparison.Ordinal);
        Assert.Equal("Nothing waits.\n", await DoneAsync("schedule", "list"));
        Assert.Contains("Ferry resumes", await DoneAsync("items", "show", "hand"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_and_timelines_say_who_did_what()
    {
        await DoneAsync("topics", "create", "harbour", "--label", "en=Harbour");
        await DoneAsync("publish", "Ferry resumes at eight", "-l", "en", "-t", "harbour", "--id", "ferry");
        await DoneAsync("correct", "ferry", "--headline", "Ferry resumes at nine", "--reason", "The hour was wrong");
        Assert.Contains("headline: \u2068Ferry resumes at eight\u2069 -> \u2068Ferry resumes at nine\u2069", await DoneAsync("history", "item", "ferry"), StringComparison.Ordinal);
        await DoneAsync("breaking", "Old bridge closed", "-l", "en", "-t", "harbour", "--yes");
        await DoneAsync("breaking", "clear", "--yes");
        var history = await DoneAsync("history", "--topic", "harbour");
        Assert.Matches("^[a-z0-9]+  cleared  .Old bridge closed.  .*fired [-0-9: ]+ first admin, cleared [-0-9: ]+ first admin\n$", history);
        var timeline = await DoneAsync("history", "alert", history.Split(' ')[0]);
        Assert.Contains("alert.cleared r2  first admin from cli ", timeline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_is_withdrawn_and_allowed_again()
    {
        const string Url = "https://pictures.example/1.jpg";
        Assert.Equal("Out of 0 items, and of 0 that wait.\n", await DoneAsync("media", "withdraw", Url, "--reason", "The licence has ended"));
        Assert.Equal("Allowed.\n", await DoneAsync("media", "allow", Url));
        Assert.Equal(ExitCodes.Refused, (await _livehub.RunAsync("media", "allow", Url)).Code);
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
