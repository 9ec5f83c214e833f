using LiveHub.Protocol;

namespace LiveHub.Server.Ticker;

/// <summary>Says goodbye to every reader with a plan for coming back, and gives the frames time to leave.</summary>
internal sealed class TickerDrain(TickerShards shards, TimeProvider time)
{
    /// <summary>Reconnects that a node takes in a second without hurting those it has.</summary>
    private const int ReconnectsPerSecond = 1000;
    private static readonly TimeSpan Flush = TimeSpan.FromMilliseconds(250);

    public async Task RunAsync()
    {
        if (shards.Count == 0)
            return;
        var spread = Math.Max(1000, shards.Count * 1000 / ReconnectsPerSecond);
        await shards.GoodbyeAsync(new Goodbye(GoodbyeCodes.Draining, "The server is being restarted.", new ReconnectPlan(500, spread)));
        await Task.Delay(Flush, time);
    }
}
