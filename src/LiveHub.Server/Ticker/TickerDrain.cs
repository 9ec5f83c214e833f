using LiveHub.Protocol;
using LiveHub.Server.Audience;
using LiveHub.Server.Hosting;
using LiveHub.Server.Reading;
using LiveHub.Server.Ticker.Frames;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Ticker;

/// <summary>Sends the readers of a stopping node elsewhere: newcomers at once, the others in paced slices, served until their own goodbye.</summary>
internal sealed class TickerDrain(TickerShards shards, OtherNodes others, TimeProvider time, IOptions<DrainOptions> options)
{
    private const string Message = "The server is being stopped; come back by the plan.";

    /// <summary>A reader that has not closed its connection this long after its goodbye does not know what one is.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>What the frames of a handful need to leave.</summary>
    private static readonly TimeSpan Flush = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    /// <summary>From the end of a process to its successor's readiness, where no other node takes the readers meanwhile.</summary>
    private static readonly TimeSpan Restart = TimeSpan.FromSeconds(2);
    private static readonly ReconnectPlan OfHandful = new(500, 1000);
    private volatile Goodbye? _farewell;

    /// <summary>For who connects or follows while the node drains; null before.</summary>
    public Goodbye? Farewell => _farewell;

    public async Task RunAsync()
    {
        var count = shards.Count;
        var pace = DrainPace.Of(count, options.Value.Longest - Grace);
        // To an only server they can come back when its successor is there; before, they would be refused again and again.
        var after = await others.AnyAsync() ? TimeSpan.Zero : pace.LastsFor(count) + Restart;
        var isHandful = count <= DrainPace.Handful;
        _farewell = Say(isHandful ? OfHandful : new ReconnectPlan((int)after.TotalMilliseconds, 1000));
        var goodbye = isHandful ? _farewell : Say(new ReconnectPlan((int)after.TotalMilliseconds, (int)DrainPace.Spread.TotalMilliseconds));
        await LetGoAsync(goodbye, pace);
        // Who was connecting when it began.
        await LetGoAsync(_farewell, pace);
        await GoneAsync(isHandful ? Flush : Grace);
    }

    private async Task LetGoAsync(Goodbye goodbye, DrainPace pace)
    {
        var (messagePack, json) = (HubFrame.Call(WireForm.MessagePack, HubMethods.Goodbye, goodbye), HubFrame.Call(WireForm.Json, HubMethods.Goodbye, goodbye));
        foreach (var slice in (await shards.StayingAsync()).Chunk(pace.Slice))
        {
            if (shards.Count == 0)
                return;
            foreach (var reader in slice)
                reader.Shard.LetGo(reader, reader.Form == WireForm.MessagePack ? messagePack : json);
            _ = CloseAsync(slice);
            await Task.Delay(pace.Interval, time);
        }
    }

    private async Task CloseAsync(IReadOnlyList<Subscriber> slice)
    {
        await Task.Delay(Grace, time);
        foreach (var reader in slice)
            reader.Shard.Close(reader);
    }

    private async Task GoneAsync(TimeSpan patience)
    {
        var started = time.GetTimestamp();
        while (shards.Count > 0 && time.GetElapsedTime(started) < patience)
            await Task.Delay(Look, time);
    }

    private static Goodbye Say(ReconnectPlan plan) => new(GoodbyeCodes.Draining, Message, plan);
}
