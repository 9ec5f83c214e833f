using System.Net.Http.Headers;
using System.Text;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Cli.Tests;

/// <summary><c>livehub devices</c> at a real server.</summary>
public sealed class DevicesTests : IDisposable
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private readonly TestFolder _folder = new();
    private readonly TestFolder _files = new();
    private readonly Livehub _livehub = new();
    private readonly LiveHubNode _node;

    public DevicesTests()
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
        _files.Dispose();
    }

    [Fact]
    public async Task Devices_are_counted_shown_and_removed()
    {
        Assert.Equal("0 devices\n", await DoneAsync("devices"));
        await RegisterAsync("phone-one");
        await RegisterAsync("phone-two");
        await Eventually.Until("the count is taken anew", async () => (await DoneAsync("devices", "list")).StartsWith("2 devices", StringComparison.Ordinal));
        Assert.Contains("  platforms: android 2\n  languages: ar 2\n", await DoneAsync("devices"), StringComparison.Ordinal);
        var shown = await DoneAsync("devices", "show", "phone-one");
        Assert.StartsWith("phone-one  android, app 4.2\n  registered ", shown, StringComparison.Ordinal);
        Assert.EndsWith("  languages ar en, time zone Africa/Cairo, region EG\n  no topics\n  quiet from 22:30 to 07:00\n  5 alerts a day at most\n", shown, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Usage, (await _livehub.RunAsync("devices", "remove", "phone-one")).Code); // Nobody to ask.
        Assert.Equal("Removed phone-one.\n", await DoneAsync("devices", "remove", "phone-one", "--yes"));
        Assert.Equal(ExitCodes.Refused, (await _livehub.RunAsync("devices", "show", "phone-one")).Code);
    }

    [Fact]
    public async Task The_test_list_is_kept()
    {
        await RegisterAsync("phone-one");
        Assert.Equal("phone-one is on the test list.\n", await DoneAsync("devices", "test-list", "add", "phone-one"));
        Assert.Contains("  test list: phone-one (android, ar en)\n", await DoneAsync("devices"), StringComparison.Ordinal);
        Assert.Contains("  on the test list\n", await DoneAsync("devices", "show", "phone-one"), StringComparison.Ordinal);
        Assert.Equal("phone-one is off the test list.\n", await DoneAsync("devices", "test-list", "remove", "phone-one"));
        Assert.DoesNotContain("test list", await DoneAsync("devices"), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Refused, (await _livehub.RunAsync("devices", "test-list", "add", "nobody-here")).Code);
    }

    [Fact]
    public async Task Devices_go_to_a_file_and_come_back()
    {
        await RegisterAsync("phone-one");
        await RegisterAsync("phone-two");
        var file = Path.Combine(_files.Path, "devices.ndjson");
        Assert.Equal($"2 devices written to {file}.\n", await DoneAsync("devices", "export", file));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(["devices.ndjson"], Directory.GetFiles(_files.Path).Select(Path.GetFileName));
        Assert.Equal(ExitCodes.Usage, (await _livehub.RunAsync("devices", "export", file)).Code);

        await DoneAsync("devices", "remove", "phone-two", "--yes");
        Assert.Equal("1 added, 1 replaced, 0 seen later here, 0 faulty\n", await DoneAsync("devices", "import", file));
        await DoneAsync("devices", "show", "phone-two");
    }

    [Fact]
    public async Task A_file_of_several_parts_names_faults_by_its_own_lines()
    {
        var file = Path.Combine(_files.Path, "many.ndjson");
        var lines = Enumerable.Range(1, 12_000).Select(Line).ToArray();
        lines[6] = "{not json"; // The 7th.
        lines[11_998] = Line(11_999).Replace("android", "symbian", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, string.Join('\n', lines)); // No end to the last line.
        var result = await _livehub.RunAsync("devices", "import", file);
        Assert.Equal((ExitCodes.Refused, "11,998 added, 0 replaced, 0 seen later here, 2 faulty\n"), (result.Code, result.Out));
        Assert.StartsWith("Line 7:  ", result.Error, StringComparison.Ordinal);
        Assert.Contains("Line 11999: /platform Use one of android, ios, web. (not-a-choice)\n", result.Error, StringComparison.Ordinal);

        var again = await _livehub.RunAsync("devices", "import", file, "--json");
        Assert.Equal((11_998, 11_999), ((int)again.Json["replaced"]!, (int)again.Json["faults"]![1]!["line"]!));
        Assert.Equal(ExitCodes.Usage, (await _livehub.RunAsync("devices", "import", file + "-none")).Code);
    }

    [Fact]
    public async Task A_long_way_is_shown_on_a_screen()
    {
        _livehub.CanRedraw = true;
        var file = Path.Combine(_files.Path, "many.ndjson");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Range(1, 6000).Select(n => Line(n) + "\n")));
        Assert.Contains("\r6,000 lines, 100 %\n6,000 added", await DoneAsync("devices", "import", file), StringComparison.Ordinal);
    }

    private static string Line(int number) =>
        $$"""{"id":"phone-{{number}}","platform":"android","kind":"token","target":"token-{{number}}","languages":["ar"],"secret":"{{Secret}}"}""".Replace("phone-", "phone-00", StringComparison.Ordinal);

    private async Task RegisterAsync(string id)
    {
        using var http = _node.CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Device", Secret);
        using var body = new StringContent(
            $$"""{"platform":"android","kind":"token","target":"token-of-{{id}}","appVersion":"4.2","languages":["ar","en"],"region":"EG","timeZone":"Africa/Cairo","quietHours":{"from":"22:30","to":"07:00"},"dailyCap":5}""",
            Encoding.UTF8, "application/json");
        using var answer = await http.PutAsync(new Uri("/api/v1/devices/" + id, UriKind.Relative), body);
        Assert.Equal(201, (int)answer.StatusCode);
    }

    private async Task<string> DoneAsync(params string[] arguments)
    {
        var result = await _livehub.RunAsync(arguments);
        Assert.True(result.Code == ExitCodes.Ok, $"livehub {string.Join(' ', arguments)} ended with {result.Code}: {result.Out}{result.Error}");
        return result.Out;
    }
}
