using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E.Console;

/// <summary>People, keys and settings from the console.</summary>
public sealed class PeopleTests(Station station)
{
    private Staff Staff => new(station.Server);

    [Fact]
    public async Task An_administrator_adds_an_editor_whose_link_lets_them_in_and_removes_them_again()
    {
        await using var console = await OpenAsync("people");
        var (page, people) = (console.Page, console.Page.Locator("console-people .roster").First);
        var id = $"s-{Guid.NewGuid():N}"[..14];
        await people.GetByRole(AriaRole.Button, new() { Name = "New person" }).ClickAsync();
        await people.GetByLabel("Name as colleagues see it").FillAsync("Salma");
        await people.GetByLabel("Sign-in name").FillAsync(id);
        await people.GetByLabel("Role").SelectOptionAsync("writer");
        await people.Locator("form").GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        var link = people.Locator(".once code");
        await Expect(link).ToContainTextAsync("/console/invite#");
        var line = people.Locator(".line").Filter(new() { HasText = id });
        await Expect(line).ToContainTextAsync("Writer of drafts");
        await Expect(line).ToContainTextAsync("No password chosen yet");
        await console.Visit.KeepScreenshotAsync("console-people-en-1440");
        await console.Visit.AssertCleanAsync();

        await using (var salma = await Visit.OpenAsync(station, new Uri(await link.InnerTextAsync())))
        {
            await salma.Page.Locator("input[type=password]").First.FillAsync(Staff.Password);
            foreach (var again in (await salma.Page.Locator("input[type=password]").AllAsync()).Skip(1))
                await again.FillAsync(Staff.Password);
            await salma.Page.Locator("button[type=submit]").ClickAsync();
            await Expect(salma.Page.Locator("header.bar")).ToBeVisibleAsync();
            await page.ReloadAsync();
            await Expect(line).ToContainTextAsync("1 open session");

            await line.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
            var question = page.GetByRole(AriaRole.Dialog, new() { Name = "Remove Salma?" });
            await Expect(question.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
            await question.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        }
        await Expect(line).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_key_is_shown_once_works_and_is_revoked()
    {
        await using var console = await OpenAsync("people");
        var keys = console.Page.Locator("console-people .roster").Last;
        var name = $"CMS {Guid.NewGuid():N}"[..12];
        await keys.GetByRole(AriaRole.Button, new() { Name = "New key" }).ClickAsync();
        await keys.GetByLabel("Name as colleagues see it").FillAsync(name);
        await keys.GetByLabel("Role").SelectOptionAsync("custom");
        await keys.GetByLabel("Phones").UncheckAsync();
        await keys.Locator("form").GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        var secret = await keys.Locator(".once code").InnerTextAsync();
        var line = keys.Locator(".line").Filter(new() { HasText = name });
        await Expect(line).ToContainTextAsync("Headlines and topics");
        Assert.Equal(System.Net.HttpStatusCode.OK, await UseAsync(secret));

        await keys.GetByRole(AriaRole.Button, new() { Name = "Hide it" }).ClickAsync();
        await Expect(keys.Locator(".once")).ToHaveCountAsync(0);
        await line.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await console.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();

        await Expect(line).ToHaveCountAsync(0);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await UseAsync(secret));
    }

    [Theory]
    [InlineData("people")]
    [InlineData("settings")]
    public async Task In_arabic_on_a_phone_it_is_clean_too(string view)
    {
        await using var console = await OpenAsync(view, "ar", Look.Phone with { Width = 360 });
        await Expect(console.Page.Locator($"console-{view} h3").First).ToBeVisibleAsync();
        await console.Visit.KeepScreenshotAsync($"console-{view}-ar-360");
        await console.Visit.AssertCleanAsync();
    }

    [Fact]
    public async Task Who_is_no_administrator_sees_that_it_is_not_for_them()
    {
        var id = await Staff.AddWithPasswordAsync("Layla");
        await using var console = await ConsoleVisit.SignInAsync(station, id);
        await console.Page.GotoAsync(new Uri(station.Server.Address, "console#/people").AbsoluteUri);
        await Expect(console.Page.Locator("console-people")).ToContainTextAsync("People and keys are for administrators.");
        await Expect(console.Page.Locator("console-people button")).ToHaveCountAsync(0);
        await console.Visit.AssertCleanAsync();
    }

    private async Task<ConsoleVisit> OpenAsync(string view, string language = "en", Look? look = null)
    {
        var id = await Staff.AddWithPasswordAsync("Layla", "admin");
        var console = await ConsoleVisit.SignInAsync(station, id, language, look ?? Look.Desktop with { Width = 1440, Height = 1000 });
        await console.Page.GotoAsync(new Uri(station.Server.Address, $"console#/{view}").AbsoluteUri);
        return console;
    }

    private async Task<System.Net.HttpStatusCode> UseAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/v1/audience", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", key);
        using var anybody = new HttpClient { BaseAddress = station.Server.Address };
        using var answer = await anybody.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
