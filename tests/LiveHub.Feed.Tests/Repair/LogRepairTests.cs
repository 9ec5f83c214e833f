using System.Text;
using LiveHub.Feed.Repair;
using LiveHub.Feed.Sqlite;
using LiveHub.Testing;

namespace LiveHub.Feed.Tests.Repair;

/// <summary>A log that came back with another history gets back what its readers hold, once, in order.</summary>
public sealed class LogRepairTests : IAsyncLifetime
{
    private readonly TestFolder _before = new();
    private readonly TestFolder _after = new();
    private SqliteStore? _original;
    private SqliteStore? _restored;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IFeedLog Original => _original!.Feed;

    private IFeedLog Restored => _restored!.Feed;

    public async ValueTask InitializeAsync() => _original = await OpenAsync(_before);

    public async ValueTask DisposeAsync()
    {
        await _original!.DisposeAsync();
        if (_restored is not null)
            await _restored.DisposeAsync();
        _before.Dispose();
        _after.Dispose();
    }

    [Fact]
    public async Task A_lost_tail_is_appended_again_in_order()
    {
        await AppendAsync(Original, "a", 0);
        await BackupAsync();
        await AppendAsync(Original, "b", 0);
        await AppendAsync(Original, "a", 1);

        var report = await RepairAsync();

        Assert.Equal((2, 0, 0), (report.Restored, report.RestoredByOthers, report.Lost.Count));
        Assert.Equal(["a1", "b1", "a2"], await NamesAsync(Restored));
        Assert.True(report.To.Number > report.From.Number);
        Assert.Equal(report.To, (await Restored.GetBoundsAsync(Token)).Tail.Epoch);
    }

    [Fact]
    public async Task What_another_entry_has_replaced_is_reported_as_lost()
    {
        await AppendAsync(Original, "a", 0);
        await BackupAsync();
        await AppendAsync(Original, "a", 1, "as it was");
        await AppendAsync(Original, "b", 0);
        await AppendAsync(Restored, "a", 1, "as it is");

        var report = await RepairAsync();

        Assert.Equal(1, report.Restored);
        var lost = Assert.Single(report.Lost);
        Assert.Equal(("a", 2), (lost.Subject, lost.Revision));
        Assert.Equal(["a1", "a2", "b1"], await NamesAsync(Restored));
    }

    [Fact]
    public async Task An_emptied_store_gets_everything_that_is_held()
    {
        await AppendAsync(Original, "a", 0);
        await AppendAsync(Original, "a", 1);
        await AppendAsync(Original, "b", 0);
        _restored = await OpenAsync(_after);

        var report = await RepairAsync();

        Assert.Equal((3, 0), (report.Restored, report.Lost.Count));
        Assert.Equal(["a1", "a2", "b1"], await NamesAsync(Restored));
        Assert.Equal(2, report.To.Number);
    }

    [Fact]
    public async Task Revisions_whose_forerunners_are_not_held_are_reported_as_lost()
    {
        await AppendAsync(Original, "a", 0);
        await AppendAsync(Original, "a", 1);
        await AppendAsync(Original, "b", 0);
        _restored = await OpenAsync(_after);

        var report = await RepairAsync(held: 2);

        Assert.Equal(["a2"], report.Lost.Select(Name));
        Assert.Equal(["b1"], await NamesAsync(Restored));
    }

    [Fact]
    public async Task Nodes_that_repair_at_the_same_time_double_nothing_and_draw_one_epoch()
    {
        for (var n = 0; n < 40; n++)
            await AppendAsync(Original, $"s{n % 7}", n / 7);
        _restored = await OpenAsync(_after);

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RepairAsync()))).Within("four repairs");

        Assert.Single(reports.Select(report => report.To).Distinct());
        Assert.Equal(40, reports.Sum(report => report.Restored));
        Assert.Empty(reports[0].Lost);
        Assert.Equal(await NamesAsync(Original), await NamesAsync(Restored));
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        await AppendAsync(Original, "a", 0);
        await BackupAsync();
        await AppendAsync(Original, "b", 0);
        var first = await RepairAsync();
        var second = await RepairAsync();
        Assert.Equal((0, 1, 0), (second.Restored, second.RestoredByOthers, second.Lost.Count));
        Assert.Equal(first.To, second.To);
        Assert.Equal(["a1", "b1"], await NamesAsync(Restored));
    }

    private static Task<SqliteStore> OpenAsync(TestFolder folder) =>
        SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = folder.Path }, TimeProvider.System);

    private async Task BackupAsync()
    {
        await _original!.BackupAsync(Path.Combine(_after.Path, "livehub.db"), Token);
        _restored = await OpenAsync(_after);
    }

    /// <summary>As a node does that read the original to its end and finds the restored one in its place.</summary>
    private async Task<RepairReport> RepairAsync(int held = int.MaxValue)
    {
        var bounds = await Original.GetBoundsAsync(Token);
        var entries = Assert.IsType<ReadResult.Entries>(await Original.ReadAfterAsync(bounds.First, int.MaxValue, Token)).Items;
        return await LogRepair.RunAsync(Restored, bounds.Tail, [.. entries.TakeLast(held)], Token);
    }

    private static async Task AppendAsync(IFeedLog log, string subject, long expected, string body = "خبر")
    {
        var draft = new Draft(subject, expected, "item.posted", Routing.Of(["world"], ["ar"]), Encoding.UTF8.GetBytes(body));
        Assert.IsType<AppendResult.Appended>(await log.AppendAsync(new AppendRequest([draft]), Token));
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(IFeedLog log)
    {
        var bounds = await log.GetBoundsAsync(Token);
        return [.. Assert.IsType<ReadResult.Entries>(await log.ReadAfterAsync(bounds.First, int.MaxValue, Token)).Items.Select(Name)];
    }

    private static string Name(Entry entry) => $"{entry.Subject}{entry.Revision}";
}
