using System.Globalization;
using System.Text;
using LiveHub.Cli.Import;

namespace LiveHub.Cli.Tests;

public sealed class ImportTests : IAsyncLifetime
{
    private readonly Livehub _livehub = new();
    private ScriptedApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await ScriptedApi.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _livehub.Dispose();
        await _api.DisposeAsync();
    }

    [Theory]
    [InlineData("rss20.xml", "First: new pier opens", "Second: 3 < 5 boats wait", "Third: ferry line & tram share one ticket")]
    [InlineData("rss091.xml", "Lighthouse café reopens", "Fish & chips stall moves")]
    [InlineData("rss10.xml", "Erstens: Brücke gesperrt", "Zweitens: Brücke frei")]
    [InlineData("atom.xml", "How to write <em> in text", "A bold plan")]
    [InlineData("latin1.xml", "Ny ferge på Ærøya før påske")]
    [InlineData("arabic-1256.xml", "افتتاح رصيف جديد في الميناء الشمالي")]
    public async Task Every_format_goes_in_oldest_first_and_a_second_time_nothing(string file, params string[] headlines)
    {
        var result = await ImportAsync(file);
        Assert.Equal((ExitCodes.Ok, $"{headlines.Length} published, 0 already there, 0 refused\n"), (result.Code, result.Out));
        Assert.Equal(headlines, _api.Headlines);
        Assert.Equal($"0 published, {headlines.Length} already there, 0 refused\n", (await ImportAsync(file)).Out);
    }

    [Fact]
    public async Task Item_carries_lead_address_source_language_and_time()
    {
        await ImportAsync("rss20.xml");
        var body = _api.Requests[^1].Body;
        Assert.Equal(
            ("One ticket, two lines.", "https://courier.example/3", "Harbour Courier", "en-gb", "harbour"),
            (body?["lead"]?.ToString(), body?["url"]?.ToString(), body?["sources"]?[0]?["name"]?.ToString(), body?["language"]?.ToString(), body?["topics"]?[0]?.ToString()));
        Assert.Equal(Milliseconds("2025-06-10T10:00:00Z"), body?["publishedAt"]?.GetValue<long>());
    }

    [Fact]
    public async Task Dates_that_cannot_be_right_are_left_out_and_named()
    {
        var result = await ImportAsync("odd-dates.xml");
        Assert.Equal(ExitCodes.Ok, result.Code);
        Assert.Equal(
            [("Database style", Milliseconds("2025-06-10T08:00:00Z")), ("Not a date", null), ("No weekday, no seconds, zone by name", Milliseconds("2025-06-10T13:00:00Z")), ("Tomorrow never comes", null)],
            _api.Requests.Select(request => (request.Body?["headline"]?.ToString() ?? "", request.Body?["publishedAt"]?.GetValue<long>())));
        Assert.Contains("'the day before' of 'Not a date'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_items_are_listed_and_the_rest_goes_in()
    {
        var result = await ImportAsync("broken-item.xml");
        Assert.Equal((ExitCodes.Refused, "2 published, 0 already there, 2 refused\n"), (result.Code, result.Out));
        Assert.Equal(["Whole and first", "Whole and second"], _api.Headlines);
        Assert.Contains("Refused 'Torn apart': not well-formed", result.Error, StringComparison.Ordinal);
        Assert.Contains("Refused 'https://broken.example/no-words': neither a title nor a description", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bomb.xml", "declares entities")]
    [InlineData("external.xml", "No item can be read")]
    public async Task Hostile_documents_are_refused_whole(string file, string reason)
    {
        var result = await ImportAsync(file);
        Assert.Equal(ExitCodes.Usage, result.Code);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
    }

    [Theory]
    [InlineData("Café am Rathaus – neu")]
    [InlineData("افتتاح الرصيف")]
    [InlineData("Тра́мвай")]
    public async Task Text_that_was_encoded_twice_is_repaired_and_said_so(string headline)
    {
        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        _livehub.Piped = Encoding.UTF8.GetBytes(latin.GetString(Encoding.UTF8.GetBytes($"[{{\"language\":\"en\",\"headline\":\"{headline}\"}}]")));
        var result = await _livehub.RunAsync("import", "-", "-t", "harbour", "--server", _api.Address);
        Assert.Equal(headline, Assert.Single(_api.Headlines));
        Assert.Contains("encoded twice", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_array_and_lines_are_taken_in_their_order()
    {
        Assert.Equal("2 published, 0 already there, 1 refused\n", (await ImportAsync("items.json")).Out);
        _livehub.Piped = await File.ReadAllBytesAsync(PathOf("items.ndjson"));
        var piped = await _livehub.RunAsync("import", "-", "-t", "harbour", "--server", _api.Address, "--json");
        Assert.Equal((2, 1), (piped.Json["published"]?.GetValue<int>(), piped.Json["refused"]?.GetValue<int>()));
        Assert.Equal(4, _api.Headlines.Count);
        Assert.Equal(["From a line, first", "From a line, second"], _api.Headlines.Skip(2));
    }

    [Fact]
    public async Task Json_that_names_a_field_twice_or_breaks_a_character_is_listed_and_the_rest_goes_in()
    {
        _livehub.Piped = Encoding.UTF8.GetBytes(
            """
            {"language":"en","headline":"Shown","headline":"Stored"}
            {"language":"en","headline":"Half \ud800 a pair"}
            {"language":"en","head\ud800line":"Half a pair"}
            {"language":"en","headline":"Whole"}
            """);
        var result = await _livehub.RunAsync("import", "-", "-t", "harbour", "--server", _api.Address);
        Assert.Equal("1 published, 0 already there, 3 refused\n", result.Out);
        Assert.Equal("Whole", Assert.Single(_api.Headlines));
        Assert.Contains("Refused 'item 1 of the file': a field is there twice", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_before_the_root_of_a_broken_feed_is_no_item()
    {
        _livehub.Piped = Encoding.UTF8.GetBytes(
            """<item><title>Before</title></item><rss version="2.0"><channel><title>Courier</title><language>en</language><item><title>Within</title></item></channel></rss>""");
        var result = await _livehub.RunAsync("import", "-", "-t", "harbour", "--server", _api.Address);
        Assert.Equal((ExitCodes.Ok, "Within"), (result.Code, Assert.Single(_api.Headlines)));
    }

    [Fact]
    public async Task Limit_takes_the_newest()
    {
        await ImportAsync("rss20.xml", "--limit", "1");
        Assert.Equal("Third: ferry line & tram share one ticket", Assert.Single(_api.Headlines));
    }

    [Fact]
    public async Task What_the_server_refuses_is_listed_and_the_rest_goes_in()
    {
        _api.Script = request => request.Body?["headline"]?.ToString().StartsWith("Second", StringComparison.Ordinal) == true ? (400, ScriptedApi.Problem("invalid", "Not this one.")) : null;
        var result = await ImportAsync("rss20.xml");
        Assert.Equal("2 published, 0 already there, 1 refused\n", result.Out);
        Assert.Contains("Not this one.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tue, 10 Jun 2025 08:00:00 GMT")]
    [InlineData("Tuesday, 10 June 2025 10:00:00 +0200")]
    [InlineData("10 Jun 2025 4:00 EDT")]
    [InlineData("2025-06-10T08:00:00Z")]
    [InlineData("2025-06-10T10:00:00.123+02:00")]
    [InlineData("2025-06-10T11:00+0300")]
    [InlineData("Jun 10, 2025 08:00:00")]
    [InlineData("10.06.2025 08:00")]
    public void Dates_as_feeds_write_them(string text) =>
        Assert.Equal(Milliseconds("2025-06-10T08:00:00Z"), FeedDate.Read(text)?.ToUnixTimeMilliseconds() / 1000 * 1000);

    private Task<Livehub.Result> ImportAsync(string file, params string[] more) =>
        _livehub.RunAsync(["import", PathOf(file), "-t", "harbour", "--server", _api.Address, .. more]);

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "feeds", file);

    private static long? Milliseconds(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
