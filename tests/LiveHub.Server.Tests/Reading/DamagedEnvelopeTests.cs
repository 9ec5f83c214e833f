using LiveHub.Server.Tests.Publishing;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using LiveHub.Testing.Sqlite;

namespace LiveHub.Server.Tests.Reading;

/// <summary>An entry whose stored envelope is damaged is passed by everybody, counted, and warned of; no checkpoint passes it.</summary>
public sealed class DamagedEnvelopeTests : IDisposable
{
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal) { ["Reading:CheckpointEvery"] = "100" };
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Damaged_entry_is_passed_by_new_and_resuming_readers_and_readiness_warns()
    {
        var cursor = await FillAsync();
        StoredRows.SpoilEnvelope(_folder.Path, "feed", 3);
        using var node = new LiveHubNode(_folder.Path, settings: Settings).Start();
        await Newsroom.LoadedAsync(node);

        await using var fresh = await StockReader.ConnectAsync(node.Address);
        await fresh.FollowAsync(["harbour"]);
        await fresh.SeesAsync("item/c");
        await using var resuming = await StockReader.ConnectAsync(node.Address);
        await resuming.FollowAsync(["harbour"], cursor);
        await new TestFeed(node).PostAsync("d", "harbour");
        await fresh.SeesAsync("item/d");
        await resuming.SeesAsync("item/d");

        Assert.Equal(["item/c", "item/d"], resuming.Entries.Select(entry => entry.Subject));
        Assert.DoesNotContain(resuming.Frames, frame => frame.Reset);
        Assert.DoesNotContain(fresh.Entries, entry => entry.Subject is "item/b" or "");
        using var http = node.CreateClient();
        var health = await http.GetStringAsync(new Uri("health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("1 entries cannot be decoded", health, StringComparison.Ordinal);
        using var snapshot = await http.GetAsync(new Uri("api/v1/snapshot?topics=*", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(snapshot.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Reader_off_the_ring_passes_it_too()
    {
        var cursor = await FillAsync(more: 200);
        StoredRows.SpoilEnvelope(_folder.Path, "feed", 3);
        using var node = new LiveHubNode(_folder.Path, settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Reading:RingCapacity"] = "64" }).Start();
        await Newsroom.LoadedAsync(node);
        await using var reader = await StockReader.ConnectAsync(node.Address);
        await reader.FollowAsync(["harbour"], cursor);
        await reader.SeesAsync("item/n199");
        Assert.Equal(Enumerable.Range(0, 200).Select(n => $"item/n{n}").Prepend("item/c"), reader.Entries.Select(entry => entry.Subject));
    }

    [Fact]
    public async Task Damaged_entry_of_the_desk_warns_and_the_others_count()
    {
        string lost, kept;
        using (var room = new Newsroom(settings: null, _folder.Path))
        {
            (_, lost) = await room.KeyAsync("\"preset\":\"editor\"");
            (_, kept) = await room.KeyAsync("\"preset\":\"editor\"");
        }
        await Newsroom.LetGoAsync(_folder.Path);
        StoredRows.SpoilEnvelope(_folder.Path, "desk", 2);
        using var again = new Newsroom(settings: null, _folder.Path);
        (await again.PostAsync("/items", "{}", key: lost)).Expect(401, "key-unknown");
        (await again.PostAsync("/items", "{}", key: kept)).Expect(400, "invalid");
        var health = await again.Http.GetStringAsync(new Uri("health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("1 entries of the desk cannot be decoded", health, StringComparison.Ordinal);
    }

    /// <summary>A topic and the items a, b, c; more after them.</summary>
    /// <returns>The cursor of a reader who has seen a.</returns>
    private async Task<string> FillAsync(int more = 0)
    {
        using var node = new LiveHubNode(_folder.Path).Start();
        var feed = new TestFeed(node);
        await feed.OpenTopicAsync("harbour");
        await feed.PostAsync("a", "harbour");
        string cursor;
        await using (var reader = await StockReader.ConnectAsync(node.Address))
        {
            await reader.FollowAsync(["harbour"]);
            await reader.SeesAsync("item/a");
            await Eventually.Until("the cursor is known", () => reader.Cursor is not null);
            cursor = reader.Cursor!;
        }
        await feed.PostAsync("b", "harbour");
        await feed.PostAsync("c", "harbour");
        for (var n = 0; n < more; n++)
            await feed.PostAsync($"n{n}", "harbour");
        await node.DisposeAsync();
        await Newsroom.LetGoAsync(_folder.Path);
        return cursor;
    }
}
