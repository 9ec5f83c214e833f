using System.Globalization;
using LiveHub.Faults.Tests.Matrix.Rivals;
using LiveHub.Testing;
using LiveHub.Testing.Faults;
using LiveHub.Testing.Redis;

namespace LiveHub.Faults.Tests.Matrix;

/// <summary>One row with one rival: readers are seated, headlines are published at a steady rate, the fault comes and goes, everybody catches up.</summary>
internal sealed class Performance(Row row, IRival rival, MatrixPlan plan, CancellationToken token)
{
    private static readonly TimeSpan ToTheEnd = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);
    private readonly Timeline _timeline = new();
    private readonly CancellationTokenSource _publishing = CancellationTokenSource.CreateLinkedTokenSource(token);
    private int _refused;

    public async Task<Verdict> RunAsync()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var way = new FaultProxy(redis.Port);
        await rival.StartAsync(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{way.Port}"), plan.Nodes);
        var roads = rival.Ports.Select(port => new FaultProxy(port)).ToList();
        try
        {
            await rival.SeatAsync([.. Seats(roads)], _timeline);
            var stage = new Stage(rival, redis, way, roads, token);
            var publishing = PublishAsync();
            await stage.WaitAsync(plan.Before.TotalSeconds);
            var from = _timeline.Now;
            await row.InjectAsync(stage);
            var to = _timeline.Now;
            await stage.WaitAsync(plan.After.TotalSeconds);
            await _publishing.CancelAsync();
            await publishing;
            await ToTheEndAsync();
            return await JudgeAsync(from, to);
        }
        finally
        {
            foreach (var road in roads)
                await road.DisposeAsync();
            _publishing.Dispose();
        }
    }

    /// <summary>Every tenth reader of a node comes by its bad road, and knows no road that is not bad.</summary>
    private IEnumerable<Seat> Seats(List<FaultProxy> roads)
    {
        for (var number = 0; number < plan.ReadersPerNode * plan.Nodes; number++)
        {
            var node = number % plan.Nodes;
            var isVictim = number / plan.Nodes % 10 == 9;
            var around = Enumerable.Range(0, plan.Nodes).Select(step => (node + step) % plan.Nodes);
            yield return new Seat(number, [.. around.Select(one => isVictim ? roads[one].Port : rival.Ports[one])], isVictim);
        }
    }

    /// <summary>Each headline is asked for at its time, however long the ones before it take.</summary>
    private async Task PublishAsync()
    {
        var asked = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / plan.PerSecond), TimeProvider.System);
        for (var number = 0; !_publishing.IsCancellationRequested; number++)
        {
            var one = number;
            _timeline.Ask(one);
            asked.Add(Task.Run(() => PublishAsync(one), CancellationToken.None));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
        await Task.WhenAll(asked);
    }

    /// <summary>As a newsroom's system behind a balancer: what no node took goes to the next one; what may be repeated is repeated.</summary>
    private async Task PublishAsync(int number)
    {
        for (var attempt = number; ; attempt++)
        {
            try
            {
                if (await rival.PublishAsync(attempt % plan.Nodes, number, token))
                {
                    _timeline.Acknowledge(number);
                    return;
                }
                if (!rival.MayRepeat)
                    break;
            }
            catch (HttpRequestException)
            {
                // That node is not there.
            }
            if (_timeline.Now - _timeline.Asked[number] > ToTheEnd.TotalMilliseconds)
                break;
            await Task.Delay(RetryPause, TimeProvider.System, token);
        }
        Interlocked.Increment(ref _refused);
    }

    /// <summary>Until everybody has everything, or nothing more has come for a while: what is lost never comes.</summary>
    private async Task ToTheEndAsync()
    {
        try
        {
            await Eventually.Until(
                "every reader has every headline", async () => await rival.ShownToSlowestAsync() >= _timeline.Acknowledged.Count, row.Destroys ? plan.After : rival.MayRepeat ? ToTheEnd : plan.After * 2);
        }
        catch (TimeoutException)
        {
            // Counted by the judgement.
        }
    }

    private async Task<Verdict> JudgeAsync(double from, double to)
    {
        var sheets = await rival.UnseatAsync();
        var lostByStore = await rival.FindLostByStoreAsync([.. _timeline.Acknowledged.Keys]);
        var judgement = new Judgement(_timeline, sheets, lostByStore, from, to);
        var latencies = judgement.Latencies();
        return new Verdict(
            rival.Name, plan.Nodes, row.Name, sheets.Count, _timeline.Acknowledged.Count, _refused, judgement.Lost, lostByStore.Count, judgement.Doubled, judgement.Disordered,
            sheets.Average(sheet => sheet.Resets), judgement.Rush, Percentile(latencies, 0.5), Percentile(latencies, 0.99), judgement.Outage, judgement.CatchUp);
    }

    private static double Percentile(double[] sorted, double part) => sorted.Length == 0 ? double.NaN : sorted[(int)((sorted.Length - 1) * part)];
}
