using System.Collections.Concurrent;
using LiveHub.Checker;
using LiveHub.Checker.Judging;
using LiveHub.Checker.Servers;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Faults.Tests;

/// <summary>SIGKILL while a thousand headlines a second come in. It proves what survives the death of the process; power loss was not tried.</summary>
[Trait("Category", "Faults")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Publishers = 64;

    /// <summary>Acknowledged in the second before each kill.</summary>
    private const int PerSecond = 1000;

    /// <summary>What the publishers try: a little more than is asked for.</summary>
    private const int Tried = 1200;

    /// <summary>A server that has just started is slower until its code is compiled for good.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(LongRun.Of(7, 30));
    private static readonly CheckPlan Plan = new() { Seed = 7, Readers = 4 };

    [Fact]
    public async Task Nothing_acknowledged_is_lost_by_kill_9()
    {
        using var folder = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(
            folder.Path, "--Limits:WritesPerKey", "0", "--Limits:WritesPerAddress", "0", "--Ticker:BeatInterval", "00:00:01");
        var editor = new Editor(server.Http);
        foreach (var topic in Plan.Topics)
            await editor.OpenTopicAsync(topic);
        var acknowledged = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        await using var audience = new Audience(Plan, server.Address.Port);
        using var stopping = new CancellationTokenSource();
        var publishing = Task.WhenAll(Enumerable.Range(0, Publishers).Select(number => PublishAsync(editor, number, acknowledged, stopping.Token)));

        for (var kill = 1; kill <= LongRun.Of(smoke: 2, full: 10); kill++)
        {
            var before = acknowledged.Count;
            await Eventually.Until("the publishers are at their work", () => acknowledged.Count >= before + 400);
            var share = new MachineShare(server.Id);
            var rate = await new RateWindow(() => acknowledged.Count).ReachAsync(PerSecond, WarmUp);
            var others = share.OtherCores();
            await server.KillAsync();
            output.WriteLine($"kill {kill}: {rate:0} acknowledged in the second before it; other programs used {others:0.00} cores");
            Assert.True(rate >= PerSecond || !LongRun.IsAsked || !MachineShare.IsQuiet(others), $"Only {rate:0} a second on a quiet machine ({others:0.00} cores).");
            await server.StartAsync();
        }
        await stopping.CancelAsync();
        await publishing;
        await audience.ReachAsync(acknowledged.Values.Max());
        await audience.LeaveAsync();
        await server.StopAsync();

        var log = await StoredFeed.ReadAsync(folder.Path);
        output.WriteLine($"{acknowledged.Count} acknowledged, {log.Count} in the log");
        Assert.Empty(LogAudit.Faults(log));
        Assert.Empty(LogAudit.Lost(log, acknowledged.Select(entry => (entry.Value, $"item/{entry.Key}"))));
        Assert.Equal(log.Count, log.Select(entry => entry.Subject).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(audience.Faults(log));
        // Gap-free from where they were: nobody had to start again.
        Assert.All(audience.Readers, reader => Assert.True(reader.Joins.Count == 1 && reader.Connections > 1, $"{reader.Name}: {reader.Joins.Count} joins, {reader.Connections} connections"));
    }

    /// <summary>Repeats each headline under its key until it is answered, as an editor's client does.</summary>
    private static async Task PublishAsync(Editor editor, int number, ConcurrentDictionary<string, long> acknowledged, CancellationToken cancellationToken)
    {
        var pace = new Pace(TimeSpan.FromSeconds((double)Publishers / Tried));
        for (var count = 0; !cancellationToken.IsCancellationRequested; count++)
        {
            var id = $"k{number}-{count}";
            while (!await TryAsync(editor, id, Plan.Topics[count % Plan.Topics.Count], acknowledged))
                await pace.NextAsync();
            await pace.NextAsync();
        }
    }

    private static async Task<bool> TryAsync(Editor editor, string id, string topic, ConcurrentDictionary<string, long> acknowledged)
    {
        try
        {
            using var answer = await editor.TryPostAsync(id, topic);
            if (answer.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable)
                return false;
            acknowledged[id] = await Editor.OffsetAsync(answer);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return false;
        }
    }
}
