using LiveHub.Push.Audiences;
using LiveHub.Push.Redis;
using LiveHub.Push.Tests.Devices;
using LiveHub.Push.Tests.Redis;
using LiveHub.Testing;
using Microsoft.Extensions.Logging;

namespace LiveHub.Push.Tests.Audiences;

public sealed class AudienceEstimatesTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_registry_that_cannot_be_understood_once_does_not_end_the_drawing()
    {
        var prefix = RedisFixture.NewPrefix();
        await using var store = await redis.OpenAsync(prefix);
        var devices = new RedisPushStore(store).Devices;
        await devices.PutAsync([SampleDevices.Registration("device-1", "token-A")], 1, None);
        await redis.Server.CommandAsync("HSET", $"{{{prefix}}}:push:registry", "next", "many");
        var log = new LogSignal<AudienceEstimates>(LogLevel.Error);
        using var estimates = new AudienceEstimates(devices, new FastTime(50), log);
        await estimates.StartAsync(None);
        await log.Written.Within("the fault in the log");

        await redis.Server.CommandAsync("HSET", $"{{{prefix}}}:push:registry", "next", "1");
        Assert.Equal(1, await CountAsync(estimates));
        await devices.PutAsync([SampleDevices.Registration("device-2", "token-B")], 1, None);
        await Eventually.Until("the sample is drawn again", async () => await CountAsync(estimates) == 2);
        await estimates.StopAsync(None);
    }

    private static async Task<long> CountAsync(AudienceEstimates estimates) =>
        (await estimates.EstimateAsync(new Audience([], [], [], []), ["en"], None)).Devices;
}
