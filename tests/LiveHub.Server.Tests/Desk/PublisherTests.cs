using LiveHub.Feed;
using LiveHub.Feed.Sqlite;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Desk;

/// <summary>Whatever dies between the desk and the feed, each act on an alert is in the feed once.</summary>
public sealed class PublisherTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Alert_fired_before_a_crash_goes_out_after_the_restart()
    {
        await WithStoreAsync(store => FireAsync(store, "storm"));
        await RunNodeAsync("storm", revision: 1);
        Assert.Equal(["alert/storm 1"], await AlertsInFeedAsync());
    }

    [Fact]
    public async Task Alert_that_was_in_the_feed_before_the_crash_is_not_doubled()
    {
        await WithStoreAsync(async store =>
        {
            var act = await FireAsync(store, "storm");
            await store.Feed.AppendAsync(new AppendRequest([new Draft("alert/storm", 0, EntryKinds.AlertRaised, Routing.Everyone, FactCodec.Encode(act.Fact))]), default);
            await FireAsync(store, "flood");
        });
        await RunNodeAsync("flood", revision: 1);
        Assert.Equal(["alert/storm 1", "alert/flood 1"], await AlertsInFeedAsync());
    }

    [Fact]
    public async Task Lost_cursor_doubles_nothing()
    {
        await WithStoreAsync(async store =>
        {
            await FireAsync(store, "storm");
            await FireAsync(store, "storm", builtOn: 1);
        });
        await RunNodeAsync("storm", revision: 2);
        await WithStoreAsync(async store =>
        {
            await store.Cursors.WriteAsync(Publisher.Cursor, (await store.Desk.GetBoundsAsync(default)).First, default);
            await FireAsync(store, "storm", builtOn: 2);
        });
        await RunNodeAsync("storm", revision: 3);
        Assert.Equal(["alert/storm 1", "alert/storm 2", "alert/storm 3"], await AlertsInFeedAsync());
    }

    [Fact]
    public async Task Acts_that_the_feed_lost_are_brought_again_in_order()
    {
        await WithStoreAsync(async store =>
        {
            await FireAsync(store, "storm");
            await FireAsync(store, "storm", builtOn: 1);
            // As after an older copy of the feed was put in place: the cursor is past what the feed has.
            await store.Cursors.WriteAsync(Publisher.Cursor, (await store.Desk.GetBoundsAsync(default)).Tail, default);
            await FireAsync(store, "storm", builtOn: 2);
        });
        await RunNodeAsync("storm", revision: 3);
        Assert.Equal(["alert/storm 1", "alert/storm 2", "alert/storm 3"], await AlertsInFeedAsync());
    }

    private static async Task<AlertAct> FireAsync(SqliteStore store, string id, long builtOn = 0)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var fact = new AlertFact { Texts = [new Protocol.Text("Storm", "en", Protocol.Text.Ltr)], StartsAt = now, ExpiresAt = now + 600_000, UpdatedAt = now };
        var act = new AlertAct(fact, [], By: "first");
        var draft = new Draft(DeskSubjects.Alert(id), builtOn, builtOn == 0 ? DeskKinds.AlertFired : DeskKinds.AlertUpdated, Routing.Everyone, DeskCodec.Encode(act));
        Assert.IsType<AppendResult.Appended>(await store.Desk.AppendAsync(new AppendRequest([draft]), default));
        return act;
    }

    private async Task WithStoreAsync(Func<SqliteStore, Task> act)
    {
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = _folder.Path }, TimeProvider.System);
        await act(store);
    }

    private async Task RunNodeAsync(string id, long revision)
    {
        using (var room = new Newsroom(settings: null, _folder.Path))
        {
            await Eventually.Until($"revision {revision} of {id} is in the feed", async () =>
                await room.GetAsync($"/alerts/{id}") is { Status: 200 } alert && alert.Body["position"] is not null && alert.Revision == revision);
        }
        await Newsroom.LetGoAsync(_folder.Path);
    }

    private async Task<IReadOnlyList<string>> AlertsInFeedAsync()
    {
        var alerts = new List<string>();
        await WithStoreAsync(async store =>
        {
            var read = await store.Feed.ReadAfterAsync((await store.Feed.GetBoundsAsync(default)).First, 1000, default);
            alerts.AddRange(Assert.IsType<ReadResult.Entries>(read).Items.Select(entry => $"{entry.Subject} {entry.Revision}"));
        });
        return alerts;
    }
}
