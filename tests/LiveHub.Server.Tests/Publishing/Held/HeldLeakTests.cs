using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Feed.Sqlite;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;
using LiveHub.Testing.Faults;
using LiveHub.Testing.Nodes;
using Microsoft.AspNetCore.Http.Connections;

namespace LiveHub.Server.Tests.Publishing.Held;

/// <summary>Nothing of an item that is held leaves the server for readers, its log or its metrics before it is released: all that left is searched for its words.</summary>
public sealed class HeldLeakTests(ITestOutputHelper output)
{
    private const string Topic = "harbour";
    private static readonly string[] Secrets =
        ["Quillfeather", "Marrowbone", "Thistledown", "Sedgewick", "Candlewright", "بردعة", "فلنسوة", "zanzibar-7f3k", "picture-9x2.jpg", "held-id-5q8"];
    private static readonly string[] Talkative =
    [
        "--Serilog:MinimumLevel:Default", "Verbose", "--Serilog:MinimumLevel:Override:LiveHub.Server.Hosting.RequestLog", "Verbose",
        "--Serilog:MinimumLevel:Override:Microsoft", "Information", "--Ticker:BeatInterval", "00:00:01",
    ];

    [Fact]
    public async Task No_word_of_a_held_item_leaves_before_its_release()
    {
        using var folder = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(folder.Path, Talkative);
        var recording = new Recording();
        await using var way = new FaultProxy(server.Address.Port) { Recording = recording };
        using var reader = new HttpClient { BaseAddress = way.Address };
        await SendAsync(server.Http, HttpMethod.Post, "topics", new { slug = Topic, labels = new[] { new { value = "Harbour", lang = "en" } } });

        await using var binary = await StockReader.ConnectAsync(way.Address);
        await using var json = await StockReader.ConnectAsync(way.Address, messagePack: false, HttpTransportType.ServerSentEvents);
        await binary.FollowAsync(["*"]);
        await json.FollowAsync([Topic], mode: "every");
        await SendAsync(server.Http, HttpMethod.Post, "items", Item("held-id-5q8", embargo: true));
        await SendAsync(server.Http, HttpMethod.Put, "held/held-id-5q8", Item("held-id-5q8", embargo: true, "Quillfeather Marrowbone, changed"), "\"1\"");
        await SendAsync(server.Http, HttpMethod.Post, "items", Item("zanzibar-7f3k", embargo: true));
        await SendAsync(server.Http, HttpMethod.Delete, "held/zanzibar-7f3k", body: null, "\"1\"");
        await ReadEverythingAsync(reader);

        // Somebody who joins now and one who reads on have got all there is once this has come.
        await SendAsync(server.Http, HttpMethod.Post, "items", new { id = "open", topics = new[] { Topic }, language = "en", headline = "Dunlin over the mudflats" });
        await binary.SeesAsync("item/open");
        await json.SeesAsync("item/open");
        await using (var late = await StockReader.ConnectAsync(way.Address, messagePack: false))
        {
            await late.FollowAsync([Topic]);
            await late.SeesAsync("item/open");
        }
        await ReadEverythingAsync(reader);
        await GuessAsync(server);
        output.WriteLine($"{recording.Length} bytes left for readers and {server.Log.Length} characters for the log before the release.");
        Assert.True(recording.Has("Dunlin over the mudflats"), "What left is not what was recorded.");
        // The ids may be in the log: they are made up and say nothing. No reader gets them either.
        Assert.DoesNotContain(Secrets, recording.Has);
        Assert.DoesNotContain(Secrets, secret => !secret.Contains('-', StringComparison.Ordinal) && server.Log.Contains(secret, StringComparison.Ordinal));

        await SendAsync(server.Http, HttpMethod.Post, "held/held-id-5q8/release", new { }, "\"2\"");
        await binary.SeesAsync("item/held-id-5q8");
        await json.SeesAsync("item/held-id-5q8");
        Assert.All(Secrets.Except(["zanzibar-7f3k"]), secret => Assert.True(recording.Has(secret), $"{secret} did not come after the release."));
        Assert.DoesNotContain("Quillfeather", server.Log, StringComparison.Ordinal);
        await server.StopAsync();
        Assert.Equal(["topic/harbour 1", "item/open 1", "item/held-id-5q8 1"], await FeedAsync(folder.Path));
    }

    private static object Item(string id, bool embargo, string headline = "Quillfeather Marrowbone") => new
    {
        id,
        topics = new[] { Topic },
        language = "ar",
        headline,
        @short = "Thistledown",
        lead = "بردعة فلنسوة",
        quote = new { words = "Sedgewick", speaker = "Candlewright" },
        media = new[] { new { kind = "photo", url = "https://pictures.example/picture-9x2.jpg", alt = "Thistledown" } },
        embargo,
    };

    /// <summary>Every address that a reader, or a machine that watches the server, may ask.</summary>
    private static async Task ReadEverythingAsync(HttpClient reader)
    {
        string[] paths =
        [
            "", "?lang=en", "metrics", "health/ready", "health/live", "api/v1/items", "api/v1/items?topic=harbour", "api/v1/held",
            "api/v1/topics", "api/v1/topics/harbour", "api/v1/alerts", "api/v1/snapshot?topics=*", "api/v1/snapshot?topics=harbour&languages=ar",
        ];
        foreach (var path in paths)
        {
            using var answer = await reader.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            _ = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Who knows an id is told no more than that there is nothing.</summary>
    private static async Task GuessAsync(LiveHubProcess server)
    {
        using var reader = new HttpClient { BaseAddress = server.Address };
        foreach (var path in (string[])["api/v1/items/held-id-5q8", "api/v1/held/held-id-5q8", "api/v1/items/zanzibar-7f3k"])
        {
            using var answer = await reader.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.False(answer.IsSuccessStatusCode, path);
            Assert.DoesNotContain(Secrets, secret => !secret.Contains('-', StringComparison.Ordinal) && body.Contains(secret, StringComparison.Ordinal));
        }
    }

    private static async Task SendAsync(HttpClient editor, HttpMethod method, string path, object? body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"api/v1/{path}", UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var answer = await editor.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        _ = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<IReadOnlyList<string>> FeedAsync(string folder)
    {
        await Newsroom.LetGoAsync(folder);
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = folder }, TimeProvider.System);
        var read = Assert.IsType<ReadResult.Entries>(await store.Feed.ReadAfterAsync((await store.Feed.GetBoundsAsync(default)).First, 1000, default));
        return [.. read.Items.Select(entry => $"{entry.Subject} {entry.Revision}")];
    }
}
