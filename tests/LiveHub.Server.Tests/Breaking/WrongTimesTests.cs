using LiveHub.Server.Tests.Drafts;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Breaking;

/// <summary>Too early, too late, or while something dies.</summary>
public sealed class WrongTimesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_node_that_ends_in_the_countdown_goes_on_when_it_is_back_and_sends_once()
    {
        var asked = await AskAsync(undo: 12);
        using var desk = await RestartAsync(TimeProvider.System);
        Assert.Equal("countdown", await desk.StateAsync(asked));
        await desk.AssertNothingLeftAsync(asked.Id);
        await desk.OutAsync(asked);
        Assert.InRange((long)(await desk.Newsroom.GetAsync($"/alerts/{asked.Id}")).Body["startsAt"]!, (long)asked.Body["firesAt"]!, long.MaxValue);
        Assert.Equal(1, (await desk.Newsroom.GetAsync($"/alerts/{asked.Id}")).Revision);
    }

    [Fact]
    public async Task A_node_that_is_back_long_after_the_countdown_does_not_send_what_was_news_then()
    {
        var asked = await AskAsync(undo: 10);
        using var desk = await RestartAsync(new ShiftedTime(TimeSpan.FromMinutes(10)));
        await Eventually.Until("the server cancels it", async () => await desk.StateAsync(asked) == "cancelled");
        Assert.Equal("too-late", (string?)(await desk.FindAsync(asked)).Body["cancelled"]!["cause"]);
        await desk.AssertNothingLeftAsync(asked.Id);
        (await desk.ActAsync("send-now", await desk.FindAsync(asked))).Expect(409, "wrong-state");
    }

    [Fact]
    public async Task A_node_that_is_back_a_little_late_sends_it_once()
    {
        var asked = await AskAsync(undo: 10);
        using var desk = await RestartAsync(new ShiftedTime(TimeSpan.FromSeconds(60)));
        await Eventually.Until("it is out", async () => await desk.StateAsync(asked) == "sent");
        Assert.Equal(1, (await desk.Newsroom.GetAsync($"/alerts/{asked.Id}")).Revision);
    }

    [Fact]
    public async Task What_was_cancelled_before_a_restart_stays_cancelled()
    {
        var asked = await AskAsync(undo: 5, cancel: true);
        using var desk = await RestartAsync(TimeProvider.System);
        await Breaker.PastAsync(asked);
        Assert.Equal("cancelled", await desk.StateAsync(asked));
        await desk.AssertNothingLeftAsync(asked.Id);
    }

    [Fact]
    public async Task What_waits_for_a_second_editor_waits_through_restarts_and_time()
    {
        Reply asked;
        using (var desk = new AlertDesk(Open(TimeProvider.System)))
        {
            var draft = await desk.SaveAsync(desk.Body(importance: "breaking", more: ",\"undo\":0"));
            asked = (await desk.SubmitAsync(draft)).Expect(202);
        }
        await Newsroom.LetGoAsync(_folder.Path);
        using var later = await RestartAsync(new ShiftedTime(TimeSpan.FromHours(3)));
        Assert.Equal("awaiting-approval", await later.StateAsync(asked));
        await later.AssertNothingLeftAsync(asked.Id);
    }

    [Fact]
    public async Task An_alert_whose_end_comes_before_its_beginning_does_not_go_out()
    {
        using var desk = new AlertDesk(Open(TimeProvider.System));
        var end = TimeProvider.System.GetUtcNow().AddSeconds(10).ToUnixTimeMilliseconds();
        var draft = await desk.SaveAsync(desk.Body(more: $",\"undo\":12,\"expiresAt\":{end}"));
        var asked = (await desk.SubmitAsync(draft)).Expect(202);
        await Eventually.Until("the server cancels it", async () => await desk.StateAsync(asked) == "cancelled");
        await desk.AssertNothingLeftAsync(asked.Id);
    }

    [Fact]
    public async Task What_is_scheduled_does_not_go_out_before_its_time_and_not_after_it_was_cancelled()
    {
        using var desk = new AlertDesk(Open(TimeProvider.System));
        var at = TimeProvider.System.GetUtcNow().AddSeconds(4).ToUnixTimeMilliseconds();
        var first = (await desk.SubmitAsync(await desk.SaveAsync(desk.Body(more: $",\"undo\":1,\"startsAt\":{at}")))).Expect(202);
        var second = (await desk.SubmitAsync(await desk.SaveAsync(desk.Body(more: $",\"undo\":1,\"startsAt\":{at}")))).Expect(202);
        Assert.Equal(("scheduled", at), ((string?)first.Body["state"], (long)first.Body["firesAt"]!));
        (await desk.CancelAsync(second)).Expect(200);
        await desk.AssertNothingLeftAsync(first.Id);
        await desk.OutAsync(first);
        Assert.InRange((long)(await desk.Newsroom.GetAsync($"/alerts/{first.Id}")).Body["startsAt"]!, at, at + 5000);
        await Breaker.PastAsync(second);
        await desk.AssertNothingLeftAsync(second.Id);
    }

    [Fact]
    public async Task A_clock_that_jumps_an_hour_in_the_countdown_sends_nothing()
    {
        var clock = new ShiftedTime(TimeSpan.Zero);
        using var desk = new AlertDesk(Open(clock));
        var asked = (await desk.SubmitAsync(await desk.SaveAsync(desk.Body(more: ",\"undo\":30")))).Expect(202);
        clock.Shift = TimeSpan.FromHours(1);
        await Eventually.Until("the server cancels it", async () => await desk.StateAsync(asked) == "cancelled");
        await desk.AssertNothingLeftAsync(asked.Id);
    }

    private Newsroom Open(TimeProvider clock) => new(AlertDesk.Rules, _folder.Path, clock);

    private async Task<Reply> AskAsync(int undo, bool cancel = false)
    {
        Reply asked;
        using (var desk = new AlertDesk(Open(TimeProvider.System)))
        {
            asked = (await desk.SubmitAsync(await desk.SaveAsync(desk.Body(more: $",\"undo\":{undo}")))).Expect(202);
            if (cancel)
                (await desk.CancelAsync(asked)).Expect(200);
        }
        await Newsroom.LetGoAsync(_folder.Path);
        return asked;
    }

    private async Task<AlertDesk> RestartAsync(TimeProvider clock)
    {
        var desk = new AlertDesk(Open(clock));
        await Newsroom.LoadedAsync(desk.Newsroom.Node);
        return desk;
    }

    /// <summary>A clock of a machine that is wrong, or a machine of another time.</summary>
    private sealed class ShiftedTime(TimeSpan shift) : TimeProvider
    {
        public TimeSpan Shift { get; set; } = shift;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}
