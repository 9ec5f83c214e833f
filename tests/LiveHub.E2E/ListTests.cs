using static Microsoft.Playwright.Assertions;

namespace LiveHub.E2E;

/// <summary>The live list: newest first, corrections told, retractions gone, and nothing moves under a reader's eyes.</summary>
[Collection(nameof(AloneCollection))]
public sealed class ListTests(Station station)
{
    [Fact]
    public async Task Headlines_stand_newest_first_as_the_log_has_them()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await station.Newsroom.PublishAsync(topic, "One");
        await using var list = await ListPage.OpenAsync(station, topic);

        await station.Newsroom.PublishAsync(topic, "Two");
        await station.Newsroom.PublishAsync(topic, "Three");

        await Expect(list.Titles).ToHaveTextAsync(["Three", "Two", "One"]);
        Assert.Equal(await station.Newsroom.HeadlinesAsync(topic), await list.Titles.AllInnerTextsAsync());
    }

    [Fact]
    public async Task A_correction_is_told_and_a_retraction_leaves()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        var corrected = await station.Newsroom.PublishAsync(topic, "The tunnel opens on Monday");
        var retracted = await station.Newsroom.PublishAsync(topic, "The tunnel is longer than planned");
        await using var list = await ListPage.OpenAsync(station, topic);
        await Expect(list.Entries).ToHaveCountAsync(2);

        await station.Newsroom.CorrectAsync(corrected, "The tunnel opens on Tuesday", "The day was wrong.");
        await station.Newsroom.RetractAsync(retracted, "The number was another tunnel's.");

        await Expect(list.Titles).ToHaveTextAsync(["The tunnel opens on Tuesday"]);
        await Expect(list.Entries.First).ToContainTextAsync("The day was wrong.");
    }

    [Fact]
    public async Task A_reader_further_down_is_told_by_the_toast_and_goes_up_when_they_like()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        for (var i = 1; i <= 20; i++)
            await station.Newsroom.PublishAsync(topic, $"Headline {i}");
        await using var list = await ListPage.OpenAsync(station, topic);
        await Expect(list.Entries).ToHaveCountAsync(20);
        await list.Titles.Nth(15).ScrollIntoViewIfNeededAsync();
        await list.Page.EvaluateAsync("window.scrollTo(0, document.body.scrollHeight)");

        await station.Newsroom.PublishAsync(topic, "What is new");

        await Expect(list.Toast).ToContainTextAsync("1 new update");
        await Expect(list.Entries).ToHaveCountAsync(20);
        await list.Toast.ClickAsync();
        await Expect(list.Titles.First).ToHaveTextAsync("What is new");
        await Expect(list.Titles.First).ToBeInViewportAsync();
        await Expect(list.Toast).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_title_counts_what_comes_while_the_page_is_hidden()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        await using var list = await ListPage.OpenAsync(station, topic);
        await list.Visit.HideAsync(true);

        await station.Newsroom.PublishAsync(topic, "Unseen");
        await Expect(list.Page).ToHaveTitleAsync("(1) Another site");
        await station.Newsroom.PublishAsync(topic, "Unseen, too");
        await Expect(list.Page).ToHaveTitleAsync("(2) Another site");

        await list.Visit.HideAsync(false);
        await Expect(list.Page).ToHaveTitleAsync("Another site");
        await Expect(list.Titles).ToHaveTextAsync(["Unseen, too", "Unseen"]);
    }

    [Fact]
    public async Task At_the_top_the_articles_make_room_without_a_jump()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        for (var i = 1; i <= 12; i++)
            await station.Newsroom.PublishAsync(topic, $"Headline {i}");
        await using var list = await ListPage.OpenAsync(station, topic);
        await Expect(list.Entries).ToHaveCountAsync(12);
        await list.Visit.ForgetMovesAsync();

        await station.Newsroom.PublishAsync(topic, "On top");

        await Expect(list.Titles.First).ToHaveTextAsync("On top");
        await list.Page.WaitForFunctionAsync("() => document.querySelector('live-list').shadowRoot.getAnimations().length === 0");
        await list.Visit.AssertNothingMovedAsync();
    }

    [Fact]
    public async Task New_headlines_shift_nothing_that_is_being_read()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        for (var i = 1; i <= 20; i++)
            await station.Newsroom.PublishAsync(topic, $"Headline {i}");
        await using var list = await ListPage.OpenAsync(station, topic);
        await Expect(list.Entries).ToHaveCountAsync(20);
        await list.Page.EvaluateAsync("window.scrollTo(0, document.body.scrollHeight)");
        await list.Visit.ForgetMovesAsync();

        await station.Newsroom.PublishAsync(topic, "Further up");

        await Expect(list.Toast).ToBeVisibleAsync();
        await list.Visit.AssertNothingMovedAsync();
    }
}
