using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Demo;
using LiveHub.Server.Hosting;
using LiveHub.Server.Reading;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Server.Tests.Demo;

/// <summary>The simulated newsroom on a clock that the test moves.</summary>
public sealed class DemoNewsroomTests : IDisposable
{
    private static readonly Dictionary<string, string> WithDemo = new(StringComparer.Ordinal) { ["Demo:Enabled"] = "true", ["Demo:Phones"] = "false" };
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Page_is_full_at_once_and_marked()
    {
        using var node = Start();
        await OpenedAsync(node);
        using var http = node.CreateClient();
        var page = "";
        await Eventually.Until("the page shows the opening news", async () =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            page = await http.GetStringAsync(new Uri("/", UriKind.Relative));
            return page.Contains("جنوح سفينة حاويات", StringComparison.Ordinal);
        });
        Assert.Contains(">DEMO</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/demo/phones", page, StringComparison.Ordinal);
        Assert.Equal(30, StateOf(node).Page(null, null, long.MaxValue, 100).Count - LiveItems(node));
    }

    [Fact]
    public async Task Headlines_corrections_retractions_and_alerts_come_within_minutes()
    {
        using var node = Start();
        await OpenedAsync(node);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var script = node.Services.GetRequiredService<DemoScript>();
        await Eventually.Until("every kind of entry was published", () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            foreach (var (language, entries) in script.Entries)
            {
                foreach (var head in entries.Select(entry => StateOf(node).Find(Subjects.Item(entry.IdOf(1)))).OfType<SubjectHead>())
                    kinds.Add(head.Kind);
            }
            kinds.UnionWith(StateOf(node).Alerts().Select(alert => alert.Kind));
            return kinds.IsSupersetOf([EntryKinds.ItemPosted, EntryKinds.ItemCorrected, EntryKinds.ItemRetracted, EntryKinds.AlertRaised]);
        });
    }

    [Fact]
    public async Task Every_text_passes_the_rules_of_the_API()
    {
        using var node = Start();
        await OpenedAsync(node);
        var desk = node.Services.GetRequiredService<DemoDesk>();
        var script = node.Services.GetRequiredService<DemoScript>();
        foreach (var entry in script.Entries.Values.SelectMany(entries => entries))
        {
            var id = await desk.PublishAsync(entry, TimeSpan.Zero, "http://localhost:5000", TestContext.Current.CancellationToken);
            await desk.FollowUpAsync(entry, id, TestContext.Current.CancellationToken);
        }
        foreach (var alert in script.Alerts)
            await desk.AmendAsync(alert, await desk.FireAsync(alert, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.All(script.Topics, topic => Assert.Equal(5, topic["labels"]!.AsArray().Count));
    }

    [Fact]
    public async Task News_never_grow_beyond_the_script()
    {
        using var node = Start();
        await OpenedAsync(node);
        var desk = node.Services.GetRequiredService<DemoDesk>();
        var script = node.Services.GetRequiredService<DemoScript>();
        var count = script.Entries["he"].Count;
        for (var i = 0; i < 3 * count; i++)
            await desk.PublishAsync(desk.NextOf("he"), TimeSpan.Zero, "http://localhost:5000", TestContext.Current.CancellationToken);
        Assert.Equal(count, StateOf(node).Page(null, FollowSet.Of(["*"], ["he"]), long.MaxValue, 100).Count);
    }

    [Fact]
    public async Task Restart_goes_on_with_the_news_there_are()
    {
        using (var node = Start())
            await OpenedAsync(node);
        using var again = Start();
        await OpenedAsync(again);
        Assert.All(again.Services.GetRequiredService<DemoScript>().Entries["ru"].Take(2), entry => Assert.Null(StateOf(again).Find(Subjects.Item(entry.IdOf(2)))));
    }

    [Fact]
    public async Task Folder_with_real_news_is_refused()
    {
        using (var node = new LiveHubNode(_folder.Path, _clock).Start())
        {
            await new TestFeed(node).OpenTopicAsync("harbour");
            Assert.Contains("holds real news", (await RefusalAsync(node, demo: true)).Message, StringComparison.Ordinal);
        }
        using var demo = new LiveHubNode(_folder.Path, _clock, WithDemo);
        Assert.ThrowsAny<Exception>(() => demo.Start());
    }

    [Fact]
    public async Task Folder_of_a_demo_is_refused_to_a_real_server()
    {
        using var node = Start();
        await OpenedAsync(node);
        Assert.Contains("invented news", (await RefusalAsync(node, demo: false)).Message, StringComparison.Ordinal);
    }

    private static Task<UsageException> RefusalAsync(LiveHubNode node, bool demo)
    {
        var guard = new DemoGuard(
            node.Services.GetRequiredService<FeedLog>(), Options.Create(new DemoOptions { Enabled = demo }),
            node.Services.GetRequiredService<IOptions<StoreOptions>>());
        return Assert.ThrowsAsync<UsageException>(() => guard.StartAsync(TestContext.Current.CancellationToken));
    }

    private static FeedState StateOf(LiveHubNode node) => node.Services.GetRequiredService<LiveFeed>().State;

    /// <summary>What came after the opening, since the clock was moved.</summary>
    private static int LiveItems(LiveHubNode node)
    {
        var opening = node.Services.GetRequiredService<DemoScript>();
        return StateOf(node).Page(null, null, long.MaxValue, 100).Count(head =>
            !opening.Entries.Any(language => language.Value.Take(Opened(language.Key)).Any(entry => head.Subject == Subjects.Item(entry.IdOf(1)))));
    }

    private static int Opened(string language) => language switch { "ar" => 14, "en" => 10, _ => 2 };

    private static Task OpenedAsync(LiveHubNode node) => Eventually.Until(
        "the opening is published", () => StateOf(node).Find(Subjects.Item("demo-ar-turbines-1")) is not null);

    private LiveHubNode Start() => new LiveHubNode(_folder.Path, _clock, WithDemo).Start();
}
