using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using LiveHub.Testing.Push;

namespace LiveHub.Server.Tests.Telemetry;

/// <summary>What a real server says of itself after a little of everything.</summary>
public sealed partial class MetricsTests
{
    private static readonly Uri Metrics = new("metrics", UriKind.Relative);

    [Fact]
    public async Task Everything_the_dashboard_and_the_docs_name_is_there_and_counts()
    {
        using var folder = new TestFolder();
        await using var phones = await PushStandIn.StartAsync();
        await using var server = await LiveHubProcess.StartAsync(folder.Path, [.. phones.Arguments, "--Ticker:BeatInterval", "00:00:01"]);
        await DoALittleOfEverythingAsync(server);
        await SendToAPhoneAsync(server);
        Dictionary<string, double> values = [];
        await Eventually.Until("the metrics have seen all of it", async () =>
        {
            values = Values(await server.Http.GetStringAsync(Metrics, TestContext.Current.CancellationToken));
            return values.GetValueOrDefault("livehub_goodbyes_total") >= 1 && values.GetValueOrDefault("livehub_tail_entries_total") >= 3;
        });

        var dashboard = await File.ReadAllTextAsync(Repository.PathOf("docs", "grafana", "livehub.json"), TestContext.Current.CancellationToken);
        using var parsed = JsonDocument.Parse(dashboard);
        var asked = parsed.RootElement.GetProperty("panels").EnumerateArray().SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .SelectMany(target => Names().Matches(By().Replace(target.GetProperty("expr").GetString()!, ""))).Select(match => match.Value).ToList();
        Assert.True(asked.Count > 20);
        Assert.All(asked, name => Assert.True(values.ContainsKey(name), $"The dashboard asks for {name}, which is not on /metrics."));

        var docs = await File.ReadAllTextAsync(Repository.PathOf("docs", "monitoring.md"), TestContext.Current.CancellationToken);
        var documented = Documented().Matches(docs).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();
        // A synthetic alert goes out after a minute at the earliest.
        documented.Remove("livehub_push_canary_seconds");
        var ours = values.Keys.Where(name => name.StartsWith("livehub_", StringComparison.Ordinal)).Select(name => Suffix().Replace(name, "_seconds")).Distinct(StringComparer.Ordinal);
        Assert.Equal(documented.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));

        Assert.Equal(2, values["livehub_readers"]);
        Assert.Equal(0, values["livehub_readers_parked"]);
        Assert.Equal(0, values["livehub_tail_lag"]);
        Assert.True(values["livehub_ring_tail"] >= 3);
        Assert.True(values["livehub_frames_size_bytes_total"] > values["livehub_frames_written_total"]);
        Assert.Equal(1, values["livehub_resumes_total"]);
        Assert.Equal(2, values["livehub_snapshots_total"]);
        Assert.True(values["livehub_fanout_delay_seconds_count"] >= 1);
        Assert.True(values["livehub_encode_duration_seconds_count"] >= 1);
    }

    [Fact]
    public async Task Metrics_need_an_admin_unless_the_server_says_otherwise()
    {
        using var folder = new TestFolder();
        using (var node = new LiveHubNode(folder.Path).Start())
        {
            using var stranger = node.CreateClient();
            using var refused = await stranger.GetAsync(Metrics, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            using var editor = node.CreateEditor();
            using var told = await editor.GetAsync(Metrics, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, told.StatusCode);
            using var made = await editor.PostAsJsonAsync(new Uri("api/v1/keys", UriKind.Relative), new { name = "editor", preset = "editor" }, TestContext.Current.CancellationToken);
            using var key = JsonDocument.Parse(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            stranger.DefaultRequestHeaders.Authorization = new("Bearer", key.RootElement.GetProperty("key").GetString());
            using var forbidden = await stranger.GetAsync(Metrics, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        }
        using var other = new TestFolder();
        using var open = new LiveHubNode(other.Path, settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Metrics:Open"] = "true" }).Start();
        using var anybody = open.CreateClient();
        using var answer = await anybody.GetAsync(Metrics, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task DoALittleOfEverythingAsync(LiveHubProcess server)
    {
        await PostAsync(server, "topics", new { slug = "harbour", labels = new[] { new { value = "Harbour", lang = "en" } } });
        await using var first = await StockReader.ConnectAsync(server.Address);
        await first.FollowAsync(["harbour"]);
        await Eventually.Until("the snapshot is there", () => first.Cursor is not null);
        await PostAsync(server, "items", new { id = "a", topics = new[] { "harbour" }, language = "en", headline = "Ferry service resumes" });
        await first.SeesAsync("item/a");
        var cursor = first.Cursor;
        await first.DisposeAsync();

        var resumed = await StockReader.ConnectAsync(server.Address);
        await resumed.FollowAsync(["harbour"], cursor);
        var joined = await StockReader.ConnectAsync(server.Address, messagePack: false);
        await joined.FollowAsync(["*"]);
        await PostAsync(server, "alerts", new { id = "x", texts = new[] { new { value = "Strait closed", lang = "en" } } });
        await joined.SeesAsync("alert/x");
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(2).ToUnixTimeMilliseconds();
        await PostAsync(server, "items", new { id = "later", topics = new[] { "harbour" }, language = "en", headline = "Tide tables are out", releaseAt = soon });
        await joined.SeesAsync("item/later");
        await resumed.SeesAsync("alert/x");

        await using var hostile = await RawReader.ConnectAsync(server.Address);
        await hostile.SendAsync([0x05, 0xc1, 0xc1, 0xc1, 0xc1, 0xc1]);
        await hostile.ReadToEndAsync();
    }

    private static async Task SendToAPhoneAsync(LiveHubProcess server)
    {
        using var device = new HttpRequestMessage(HttpMethod.Put, "api/v1/devices/a-phone-of-the-test")
        {
            Content = JsonContent.Create(new { platform = "ios", kind = "token", target = "phone-1", languages = new[] { "en" } }),
            Headers = { Authorization = new("Device", new string('s', 32)) },
        };
        using var registered = await server.Http.SendAsync(device, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        var alert = new JsonObject { ["texts"] = new JsonArray(new JsonObject { ["value"] = "Strait open again", ["lang"] = "en" }), ["push"] = new JsonObject() };
        using var estimated = await server.Http.PostAsJsonAsync(new Uri("api/v1/alerts/estimate", UriKind.Relative), alert, TestContext.Current.CancellationToken);
        var estimate = JsonNode.Parse(await estimated.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        alert["push"]!["confirm"] = new JsonObject { ["devices"] = (long)estimate["devices"]!, ["code"] = (string)estimate["code"]! };
        await PostAsync(server, "alerts", alert);
        await Eventually.Until("the phone has it", async () =>
            Values(await server.Http.GetStringAsync(Metrics, TestContext.Current.CancellationToken)).GetValueOrDefault("livehub_push_messages_total") == 1);
    }

    private static async Task PostAsync(LiveHubProcess server, string collection, object body)
    {
        using var answer = await server.Http.PostAsJsonAsync(new Uri($"api/v1/{collection}", UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{collection}: {answer.StatusCode}");
    }

    /// <summary>The series of a name, added up.</summary>
    private static Dictionary<string, double> Values(string text) => text.Split('\n').Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => Line().Match(line)).Where(match => match.Success)
        .GroupBy(match => match.Groups["name"].Value, match => double.Parse(match.Groups["value"].Value, System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal)
        .ToDictionary(series => series.Key, series => series.Sum(), StringComparer.Ordinal);

    [GeneratedRegex(@"^(?<name>[a-z_]+)(\{.*\})? (?<value>[0-9.eE+-]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex("(livehub|http|dotnet)_[a-z_]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Names();

    [GeneratedRegex(@"by \([a-z_, ]+\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex By();

    [GeneratedRegex("`(?<name>livehub_[a-z_]+)[`{]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Documented();

    [GeneratedRegex("_seconds_(bucket|count|sum)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Suffix();
}
