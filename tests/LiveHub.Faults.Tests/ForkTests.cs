using LiveHub.Checker;
using LiveHub.Checker.Servers;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Faults.Tests;

/// <summary>A store that has another history than its readers: they start again once, and then agree with it.</summary>
[Trait("Category", "Faults")]
public sealed class ForkTests : IDisposable
{
    private static readonly CheckPlan Plan = new() { Seed = 11, Readers = 4 };

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal) { ["Ticker:BeatInterval"] = "00:00:01" };

    private readonly TestFolder _folder = new();
    private int _headlines;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Old_backup_restored_resets_readers_once() => RestoreAsync(diverging: 0);

    [Fact]
    public Task Copy_that_went_another_way_resets_readers_once() => RestoreAsync(diverging: 90);

    [Fact]
    public async Task Restart_fills_the_ring_from_the_log_and_resets_nobody()
    {
        await using var server = new CheckedNode(_folder.Path, Settings);
        var tail = await AppendAsync(server, 60);
        await using var audience = new Audience(Plan, server.Port);
        await audience.ReachAsync(tail);

        audience.Refuse();
        await server.RestartAsync();
        tail = await AppendAsync(server, 40);
        audience.Welcome(server.Port);
        await audience.ReachAsync(tail);
        await audience.LeaveAsync();

        Assert.Empty(audience.Faults(await server.StopAsync()));
        Assert.All(audience.Readers, reader => Assert.Single(reader.Joins));
        await using var process = await LiveHubProcess.StartAsync(_folder.Path);
        Assert.Contains($"{tail} entries are in memory", process.Log, StringComparison.Ordinal);
    }

    private async Task RestoreAsync(int diverging)
    {
        var backup = Path.Combine(_folder.Path, "backup.db");
        await using var server = new CheckedNode(_folder.Path, Settings);
        await AppendAsync(server, 50);
        await server.BackupAsync(backup);
        var tail = await AppendAsync(server, 50);
        await using var audience = new Audience(Plan, server.Port);
        await audience.ReachAsync(tail);

        audience.Refuse();
        await server.RestartAsync(() => Restore(backup));
        if (diverging > 0)
            await AppendAsync(server, diverging);
        audience.Welcome(server.Port);
        foreach (var reader in audience.Readers)
            await Eventually.Until($"{reader.Name} has started again", () => reader.Joins.Count > 1);
        tail = await AppendAsync(server, 60);
        await audience.ReachAsync(tail);
        await audience.LeaveAsync();

        Assert.Empty(audience.Faults(await server.StopAsync()));
        Assert.All(audience.Readers, reader => Assert.Equal(2, reader.Joins.Count));
    }

    private void Restore(string backup)
    {
        foreach (var file in Directory.GetFiles(_folder.Path, "livehub.db*"))
            File.Delete(file);
        File.Move(backup, Path.Combine(_folder.Path, "livehub.db"));
    }

    private async Task<long> AppendAsync(CheckedNode server, int count)
    {
        var offset = 0L;
        for (; count > 0; count--)
        {
            var number = ++_headlines;
            var fact = new ItemFact { Language = "en", Headline = new Text($"Headline {number}", "en", Text.Ltr) };
            var draft = new Draft(Subjects.Item($"h{number}"), 0, EntryKinds.ItemPosted, Routing.Of([Plan.Topics[number % Plan.Topics.Count]], ["en"]), FactCodec.Encode(fact));
            var result = await server.AppendAsync(new AppendRequest([draft]), TestContext.Current.CancellationToken);
            offset = Assert.Single(Assert.IsType<AppendResult.Appended>(result).Entries).Offset;
        }
        return offset;
    }
}
