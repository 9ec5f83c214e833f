using System.Text.Json.Nodes;
using LiveHub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>Topics from the console.</summary>
public sealed class TopicTests(Station station)
{
    [Theory]
    [InlineData("ar", true)]
    [InlineData("en", false)]
    public async Task A_topic_is_opened_named_anew_and_ended(string language, bool phone)
    {
        var id = await new Staff(station.Server).AddWithPasswordAsync("Layla");
        var look = phone ? Look.Phone with { Width = 360 } : Look.Desktop with { Width = 1440 };
        await using var console = await ConsoleVisit.SignInAsync(station, id, language, look);
        var (page, words) = (console.Page, Words.In(language));
        await page.GotoAsync(new Uri(station.Server.Address, "console#/topics").AbsoluteUri);
        var topics = page.Locator("console-topics");
        await topics.GetByRole(AriaRole.Button, new() { Name = words.Fresh }).ClickAsync();
        var slug = $"t-{Guid.NewGuid():N}"[..16];
        await topics.GetByLabel(words.Arabic).FillAsync($"الميناء {slug}");
        await topics.GetByLabel(words.English).FillAsync($"Harbour {slug}");
        await topics.GetByLabel(words.Slug).FillAsync(slug);
        await topics.GetByRole(AriaRole.Button, new() { Name = words.Open, Exact = true }).ClickAsync();
        var line = topics.Locator(".line").Filter(new() { HasText = slug });
        await Expect(line).ToHaveCountAsync(1);

        await line.GetByRole(AriaRole.Button, new() { Name = words.Edit, Exact = true }).ClickAsync();
        await line.GetByLabel(words.English).FillAsync($"Old harbour {slug}");
        await console.Visit.KeepScreenshotAsync($"console-topics-{language}-{look.Width}");
        await console.Visit.AssertCleanAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = words.Save, Exact = true }).ClickAsync();
        await Expect(line).ToContainTextAsync($"Old harbour {slug}");
        await line.GetByLabel($"{words.State}:").SelectOptionAsync("ended");
        await Eventually.Until("the topic has ended", async () => (string?)(await ReadAsync(slug))["state"] == "ended");

        var topic = await ReadAsync(slug);
        Assert.Contains(topic["labels"]!.AsArray(), label => (string?)label!["value"] == $"Old harbour {slug}");
    }

    [Fact]
    public async Task What_is_no_slug_is_said_and_what_was_typed_stays()
    {
        var id = await new Staff(station.Server).AddWithPasswordAsync("Layla");
        await using var console = await ConsoleVisit.SignInAsync(station, id);
        await console.Page.GotoAsync(new Uri(station.Server.Address, "console#/topics").AbsoluteUri);
        var topics = console.Page.Locator("console-topics");
        await topics.GetByRole(AriaRole.Button, new() { Name = "New topic" }).ClickAsync();
        await topics.GetByLabel("Name in English").FillAsync("Harbour");
        await topics.GetByLabel("Name in addresses").FillAsync("Not A Slug");
        await topics.GetByRole(AriaRole.Button, new() { Name = "Open the topic" }).ClickAsync();
        await Expect(console.Page.Locator(".notice")).ToContainTextAsync("small Latin letters");
        await Expect(topics.GetByLabel("Name in English")).ToHaveValueAsync("Harbour");
    }

    [Fact]
    public async Task A_topic_moves_up_for_all_readers()
    {
        var newsroom = station.Newsroom;
        var (first, second) = (await newsroom.OpenTopicAsync(more: topic => topic["order"] = -20), await newsroom.OpenTopicAsync(more: topic => topic["order"] = -19));
        var id = await new Staff(station.Server).AddWithPasswordAsync("Layla");
        await using var console = await ConsoleVisit.SignInAsync(station, id);
        await console.Page.GotoAsync(new Uri(station.Server.Address, "console#/topics").AbsoluteUri);
        var slugs = console.Page.Locator("console-topics .line .mono");
        await Expect(slugs.Nth(0)).ToHaveTextAsync(first);
        await Expect(slugs.Nth(1)).ToHaveTextAsync(second);

        await console.Page.Locator("console-topics .line").Nth(1).Locator(".arrow.up").ClickAsync();

        await Expect(slugs.Nth(0)).ToHaveTextAsync(second);
        await Expect(slugs.Nth(1)).ToHaveTextAsync(first);
        Assert.True((int)(await ReadAsync(second))["order"]! < (int)(await ReadAsync(first))["order"]!);
    }

    private async Task<JsonNode> ReadAsync(string slug) =>
        JsonNode.Parse(await station.Server.Http.GetStringAsync(new Uri($"api/v1/topics/{slug}", UriKind.Relative)))!;

    private sealed record Words(string Fresh, string Arabic, string English, string Slug, string Open, string Edit, string Save, string State)
    {
        public static Words In(string language) => language == "ar"
            ? new("موضوع جديد", "الاسم بالعربية", "الاسم بالإنجليزية", "المعرّف في الروابط", "افتح الموضوع", "تحرير", "احفظ", "الحالة")
            : new("New topic", "Name in Arabic", "Name in English", "Name in addresses", "Open the topic", "Edit", "Save", "State");
    }
}
