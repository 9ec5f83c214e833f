using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Keys;
using LiveHub.Server.Publishing;
using LiveHub.Server.Publishing.Drafts;
using LiveHub.Server.Requests;
using LiveHub.Server.Tests.Drafts;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests.Breaking;

/// <summary>Two things at the same moment, on the real log, with the real timer.</summary>
public sealed class RaceTests(ITestOutputHelper output) : IDisposable
{
    private const int AtOnce = 100;

    /// <summary>Milliseconds from one that is due to the next.</summary>
    private const int Step = 4;

    private static readonly int Interleavings = LongRun.IsAsked ? 10_000 : 3_000;

    private readonly AlertDesk _desk = new(("Alerts:Similarity", "0"), ("Limits:WritesPerKey", "0"), ("Limits:WritesPerAddress", "0"));

    public void Dispose() => _desk.Dispose();

    /// <remarks>`./test --faults` plays 10,000 interleavings.</remarks>
    [Fact]
    [Trait("Category", "Faults")]
    public async Task Of_a_cancellation_and_the_end_of_a_countdown_in_the_same_millisecond_one_happens()
    {
        var random = new Random(20261125);
        var (fired, cancelled, spread) = (0, 0, 20.0);
        for (var round = 0; round < Interleavings / AtOnce; round++)
        {
            var start = Now() + 60;
            var due = Enumerable.Range(0, AtOnce).Select(number => (Id: $"race-{round}-{number}", At: start + (number * Step))).ToList();
            await AppendAsync(due);
            // Each is cancelled about when the timer gets to it, which depends on how busy the machine is.
            var cancellations = due.Select(one => CancelAtAsync(one.Id, one.At + (long)(random.NextDouble() * spread))).ToList();
            var answers = await Task.WhenAll(cancellations).Within("every cancellation is answered", TimeSpan.FromMinutes(2));
            for (var number = 0; number < AtOnce; number++)
            {
                var (state, isAlert) = await FindAsync(due[number].Id, answers[number]);
                Assert.True(
                    answers[number] ? (state, isAlert) == (DraftStates.Cancelled, false) : (state, isAlert) == (DraftStates.Fired, true),
                    $"{due[number].Id}: the cancellation was {(answers[number] ? "taken" : "refused")}, the draft is {state}, and there is {(isAlert ? "an" : "no")} alert.");
            }
            var taken = answers.Count(answer => answer);
            (cancelled, fired) = (cancelled + taken, fired + AtOnce - taken);
            spread = Math.Clamp(taken > AtOnce * 0.6 ? spread * 1.4 : taken < AtOnce * 0.4 ? spread / 1.4 : spread, 4, 5_000);
        }
        output.WriteLine($"{fired} fired, {cancelled} cancelled, none both");
        Assert.Equal(Interleavings, fired + cancelled);
        // A race that one side always wins is none.
        Assert.InRange(fired, Interleavings / 100, Interleavings);
        Assert.InRange(cancelled, Interleavings / 100, Interleavings);
    }

    [Fact]
    public async Task Of_an_approval_and_a_cancellation_at_once_nothing_goes_out_that_was_cancelled()
    {
        var (asker, other) = (await _desk.EditorAsync(), await _desk.EditorAsync());
        for (var time = 0; time < 50; time++)
        {
            var asked = await AwaitingAsync(asker, undo: 30);
            var (approval, cancellation) = (_desk.ApproveAsync(asked, other), _desk.CancelAsync(asked, asker));
            // The cancellation needs no revision, so it is taken before or after the approval; never not at all.
            (await cancellation).Expect(200);
            Assert.Contains((await approval).Status, (int[])[200, 409, 412]);
            Assert.Equal("cancelled", await _desk.StateAsync(asked));
            await _desk.AssertNothingLeftAsync(asked.Id);
        }
    }

    [Fact]
    public async Task Of_an_approval_and_an_edit_at_once_nothing_goes_out_that_was_not_approved()
    {
        var (asker, other) = (await _desk.EditorAsync(), await _desk.EditorAsync());
        for (var time = 0; time < 20; time++)
        {
            var asked = await AwaitingAsync(asker, undo: 0);
            var text = (string?)asked.Body["texts"]![0]!["value"];
            var edit = _desk.Newsroom.SendAsync(HttpMethod.Put, $"/drafts/{asked.Id}", _desk.Body(importance: "breaking"), $"\"{asked.Revision}\"", key: asker);
            (await _desk.ApproveAsync(asked, other)).Expect(200);
            Assert.Contains((await edit).Status, (int[])[409, 412]);
            await _desk.OutAsync(asked);
            Assert.Equal(text, (string?)(await _desk.Newsroom.GetAsync($"/alerts/{asked.Id}")).Body["texts"]![0]!["value"]);
        }
    }

    [Fact]
    public async Task Two_who_agree_at_once_start_one_countdown()
    {
        var (asker, other, third) = (await _desk.EditorAsync(), await _desk.EditorAsync(), await _desk.EditorAsync());
        for (var time = 0; time < 20; time++)
        {
            var asked = await AwaitingAsync(asker, undo: 0);
            var approvals = await Task.WhenAll(_desk.ApproveAsync(asked, other), _desk.ApproveAsync(asked, third));
            Assert.Single(approvals, approval => approval.Status == 200);
            await _desk.OutAsync(asked);
            Assert.Equal(1, (await _desk.Newsroom.GetAsync($"/alerts/{asked.Id}")).Revision);
        }
    }

    [Fact]
    public async Task Of_an_approval_and_a_no_at_once_one_counts()
    {
        var (asker, other, third) = (await _desk.EditorAsync(), await _desk.EditorAsync(), await _desk.EditorAsync());
        for (var time = 0; time < 20; time++)
        {
            var asked = await AwaitingAsync(asker, undo: 30);
            var answers = await Task.WhenAll(_desk.ApproveAsync(asked, other), _desk.ActAsync("reject", asked, """{"reason":"Too thin"}""", third));
            Assert.Single(answers, answer => answer.Status == 200);
            Assert.Equal(answers[0].Status == 200 ? "countdown" : "draft", await _desk.StateAsync(asked));
            await _desk.AssertNothingLeftAsync(asked.Id);
            if (answers[0].Status == 200)
                (await _desk.CancelAsync(asked, asker)).Expect(200);
        }
    }

    [Fact]
    public async Task Send_now_at_the_end_of_the_countdown_sends_once()
    {
        for (var time = 0; time < 10; time++)
        {
            var asked = (await _desk.SubmitAsync(await _desk.SaveAsync(_desk.Body(more: ",\"undo\":1")))).Expect(202);
            await Eventually.Until("it is nearly its time", () => Now() >= (long)asked.Body["firesAt"]! - 15 + time);
            Assert.Contains((await _desk.ActAsync("send-now", asked)).Status, (int[])[200, 409, 412]);
            await _desk.OutAsync(asked);
            Assert.Equal(1, (await _desk.Newsroom.GetAsync($"/alerts/{asked.Id}")).Revision);
        }
    }

    private async Task<Reply> AwaitingAsync(string key, int undo)
    {
        var draft = await _desk.SaveAsync(_desk.Body(importance: "breaking", more: $",\"undo\":{undo}"), key);
        return (await _desk.SubmitAsync(draft, key: key)).Expect(202);
    }

    /// <summary>Drafts that an editor has asked for, each due at its time.</summary>
    private async Task AppendAsync(List<(string Id, long At)> due)
    {
        var note = new DraftNote(DeskSubjects.FirstKeyId, Now());
        var drafts = due.Select(one => DraftWrites.DraftOf(one.Id, 0, DraftKinds.Submitted, new DraftAct
        {
            State = DraftStates.Scheduled,
            Done = note,
            Saved = note,
            Content = "{}"u8.ToArray(),
            Code = "",
            Submission = new Submission
            {
                Asked = note,
                Fact = new AlertFact { Texts = [new Text(one.Id, "en", "ltr")] },
                Topics = [],
                Code = "",
                Importance = Importances.Major,
                StartsAt = one.At,
            },
        })).ToList();
        Assert.IsType<AppendResult.Appended>(await Log.AppendAsync(new AppendRequest(drafts), TestContext.Current.CancellationToken));
    }

    /// <returns>Whether it was taken.</returns>
    private async Task<bool> CancelAtAsync(string id, long at)
    {
        var wait = at - Now();
        if (wait > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(wait), TimeProvider.System, TestContext.Current.CancellationToken);
        var write = new WriteRequest(
            new Actor(DeskSubjects.FirstKeyId, "editor", MadeBy: "", Permissions.All, []), System.Text.Json.JsonSerializer.SerializeToElement(new object()),
            Precondition.None, Repeat: null, new FieldErrors(), Refusal: null);
        var decisions = Services.GetRequiredService<DraftDecisions>();
        var outcome = await Services.GetRequiredService<LogWriter>().WriteAsync(
            Log, write, cancel => decisions.CancelAsync(id, write, cancel), isConfirmed: true, TestContext.Current.CancellationToken);
        return outcome.Done is not null;
    }

    private async Task<(string State, bool IsAlert)> FindAsync(string id, bool isCancelled)
    {
        var cancel = TestContext.Current.CancellationToken;
        var draft = DeskDraft.Of((await Log.ReadHeadAsync(DeskSubjects.Draft(id), cancel))!);
        var isFired = await Log.ReadHeadAsync(DeskSubjects.Alert(id), cancel) is not null;
        var feed = Services.GetRequiredService<FeedLog>().Log;
        if (!isCancelled)
            await Eventually.Until($"{id} is in the feed", async () => await feed.ReadHeadAsync(Subjects.Alert(id), cancel) is { Revision: 1 });
        return (draft.Act.State, isFired || await feed.ReadHeadAsync(Subjects.Alert(id), cancel) is not null);
    }

    private IServiceProvider Services => _desk.Newsroom.Node.Services;

    private IFeedLog Log => Services.GetRequiredService<DeskLog>().Log;

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
}
