using System.Net;
using System.Text.RegularExpressions;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Server.Tests.Pages;

/// <summary>The page as it comes over the wire, without a line of JavaScript run.</summary>
public sealed partial class LivePageTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Start);
    private readonly LiveHubNode _node;
    private readonly TestFeed _feed;
    private readonly HttpClient _http;

    public LivePageTests()
    {
        _node = new LiveHubNode(_folder.Path, _clock).Start();
        _feed = new TestFeed(_node);
        _http = _node.CreateClient();
    }

    public void Dispose()
    {
        _http.Dispose();
        _node.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Empty_newsroom_says_how_to_publish_the_first_headline()
    {
        var page = await GetAsync("/?lang=en");
        Assert.Contains("No news yet", page, StringComparison.Ordinal);
        Assert.Contains("curl -X POST localhost:5000/api/v1/items", page, StringComparison.Ordinal);
        Assert.DoesNotContain("DEMO", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Newest_headline_is_in_the_page_and_in_its_banner()
    {
        await _feed.OpenTopicAsync("harbour");
        await _feed.PostAsync("a", "harbour", "جنوح سفينة عند المدخل الشرقي", "ar");
        await _feed.PostAsync("b", "harbour", "قاطرتان في الطريق إلى الموقع", "ar");
        await _feed.PostAsync("c", "harbour", "Two tugs on their way", "en");

        var page = await PageWithAsync("/", "قاطرتان في الطريق إلى الموقع");
        var banner = Between(page, "<live-banner", "</live-banner>");
        var list = Between(page, "<live-list", "</live-list>");
        Assert.Contains("قاطرتان", banner, StringComparison.Ordinal);
        Assert.True(list.IndexOf("قاطرتان", StringComparison.Ordinal) < list.IndexOf("جنوح", StringComparison.Ordinal));
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Two tugs", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\" dir=\"ltr\">", await PageWithAsync("/?lang=en-GB", "Two tugs on their way"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        await _feed.OpenTopicAsync("harbour");
        var hostile = TestFeed.Item("<script>alert(1)</script> & \"quoted\" <img src=x onerror=y>") with
        {
            Url = "javascript:alert(1)",
            Media = [new Media("photo", "javascript:alert(2)", new Text("\"><script>", "en", Text.Ltr))],
            Sources = [new Source(new Text("</bdi><script>", "en", Text.Ltr), "data:text/html,x")],
        };
        await _feed.ReviseAsync("a", 0, ["harbour"], hostile, EntryKinds.ItemPosted);

        var page = await PageWithAsync("/?lang=en", "&lt;script&gt;alert(1)");
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data:text", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_allows_nothing_from_elsewhere_but_pictures()
    {
        using var answer = await _http.GetAsync(new Uri("/", UriKind.Relative));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var page = await answer.Content.ReadAsStringAsync();
        Assert.All(LoadedAddress().Matches(page), match => Assert.StartsWith("/", match.Groups["address"].Value, StringComparison.Ordinal));
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?! type=\"module\" src=)", page);
    }

    [Fact]
    public async Task Rail_counts_and_leads_to_a_page_of_the_topic()
    {
        await _feed.OpenTopicAsync("harbour");
        await _feed.OpenTopicAsync("weather");
        await _feed.PostAsync("a", "harbour", "سفينة", "ar");
        await _feed.PostAsync("b", "harbour", "قاطرة", "ar");
        await _feed.PostAsync("c", "weather", "مطر", "ar");

        Assert.Contains(">خبران</b>", Between(await PageWithAsync("/", "مطر"), "class=\"rail\"", "</nav>"), StringComparison.Ordinal);
        var page = await GetAsync("/?topic=harbour");
        Assert.DoesNotContain("مطر", Between(page, "<live-list", "</live-list>"), StringComparison.Ordinal);
        Assert.Contains("مطر", Between(page, "class=\"further\"", "</section>"), StringComparison.Ordinal);
        Assert.Contains("<live-list topics=\"harbour\"", page, StringComparison.Ordinal);
        using var unknown = await _http.GetAsync(new Uri("/?topic=nowhere", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Each_outlet_has_its_label_in_the_language_of_the_page()
    {
        static FollowLink To(string path, string label, string lang) => new("app", "https://news.example/" + path, new Text(label, lang, lang == "ar" ? Text.Rtl : Text.Ltr));
        var channel = new TopicFact
        {
            Labels = [new Text("The Wire", "en", Text.Ltr)],
            Kind = TopicKinds.Channel,
            Links = [To("app", "التطبيق", "ar-EG"), To("feed", "Atom", "en"), To("app", "The app", "en")],
        };
        await _feed.AppendAsync(Subjects.Topic("wire"), 0, EntryKinds.TopicOpened, Routing.Of(["wire"], []), channel);

        string[] Outlets(string page) => [.. Link().Matches(Between(page, "class=\"follow\"", "</ul>")).Select(link => link.Groups["label"].Value)];
        Assert.Equal(["The app", "Atom"], Outlets(await PageWithAsync("/?lang=en", "class=\"follow\"")));
        Assert.Equal(["التطبيق", "Atom"], Outlets(await PageWithAsync("/", "class=\"follow\"")));
        Assert.Equal(["التطبيق", "Atom"], Outlets(await PageWithAsync("/?lang=ru", "class=\"follow\"")));
    }

    [Fact]
    public async Task Everything_of_an_item_is_there_without_JavaScript()
    {
        await _feed.OpenTopicAsync("harbour");
        Text Arabic(string value) => new(value, "ar", Text.Rtl);
        var at = Start.AddMinutes(-17).ToUnixTimeMilliseconds();
        var item = TestFeed.Item("حمولة السفينة 9,400 حاوية", "ar") with
        {
            Lead = Arabic("قالت هيئة الموانئ إن السفينة ثابتة."),
            Labels = ["breaking"],
            Verification = "unconfirmed",
            PublishedAt = at,
            UpdatedAt = at,
            Sources = [new Source(new Text("Port Authority", "en", Text.Ltr))],
            Media = [new Media("photo", "https://pictures.example/ship.jpg", Arabic("السفينة"), Arabic("عند المدخل"), new Text("North Harbour Press", "en", Text.Ltr), 1600, 900)],
            Quote = new Quote(Arabic("نتابع الحركة"), Arabic("متحدث"), new Text("CoastWire", "en", Text.Ltr)),
            Corrections = [new Correction(at, Arabic("ذُكر رقم أقدم"), Arabic("حمولة السفينة 12 ألف حاوية"))],
            Comments = new Comments(14),
        };
        await _feed.ReviseAsync("a", 0, ["harbour"], item, EntryKinds.ItemPosted);

        var page = await PageWithAsync("/", "9,400");
        var article = Between(page, "<article", "</article>");
        string[] parts =
        [
            "id=\"item-a\"", "datetime=\"2026-11-24T11:43:00Z\"", ">11:43</b>", "قبل 17 دقيقة", ">عاجل</span>", ">غير مؤكد</span>", ">تصحيح</span>",
            "قالت هيئة الموانئ", "src=\"https://pictures.example/ship.jpg\" alt=\"السفينة\"", "width=\"1600\"",
            "تصوير: <bdi lang=\"en\" dir=\"ltr\">North Harbour Press</bdi>", "المصدر: <bdi lang=\"en\" dir=\"ltr\">Port Authority</bdi>",
            "<bdi lang=\"en\" dir=\"ltr\">CoastWire</bdi>", "<s lang=\"ar\" dir=\"rtl\">حمولة السفينة 12 ألف حاوية</s>",
            "14 تعليقًا", "href=\"#item-a\"",
        ];
        Assert.All(parts, part => Assert.Contains(part, article, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Active_alert_stands_first_and_goes_when_it_expires()
    {
        await _feed.RaiseAsync("x", Start.AddMinutes(5).ToUnixTimeMilliseconds());
        Assert.Contains("Alert x", Between(await PageWithAsync("/?lang=en", "Alert x"), "<live-banner", "</live-banner>"), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.DoesNotContain("Alert x", await GetAsync("/?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unchanged_page_is_not_sent_again()
    {
        using var first = await _http.GetAsync(new Uri("/", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("public, max-age=1, must-revalidate", first.Headers.CacheControl?.ToString().Replace("must-revalidate, max-age=1", "max-age=1, must-revalidate", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/embed/livehub.js")]
    [InlineData("/embed/livehub.css")]
    public async Task Embedded_files_are_for_every_origin(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var answer = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [GeneratedRegex("(?:src|<link rel=\"(?:stylesheet|icon)\" href)=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoadedAddress();

    [GeneratedRegex("<a [^>]*>(?<label>[^<]*)</a>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    private static string Between(string page, string from, string to)
    {
        var start = page.IndexOf(from, StringComparison.Ordinal);
        Assert.True(start >= 0, $"The page has no {from}");
        return page[start..page.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>The page may be a second old; the clock goes on until it shows what was published.</summary>
    private async Task<string> PageWithAsync(string path, string part)
    {
        var page = "";
        await Eventually.Until($"{path} shows {part}", async () =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            page = await GetAsync(path);
            return page.Contains(part, StringComparison.Ordinal);
        });
        return page;
    }
}
