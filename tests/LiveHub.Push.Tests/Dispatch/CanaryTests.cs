using System.Diagnostics.Metrics;
using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Sending;
using LiveHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LiveHub.Push.Tests.Dispatch;

public sealed class CanaryTests : IAsyncLifetime
{
    private readonly DispatchBench _bench = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly List<Canary> _canaries = [];
    private PushDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = new PushDesk(_bench.Desk, _bench.Clock, NullLogger<PushDesk>.Instance);
        await _desk.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var canary in _canaries)
        {
            await canary.StopAsync(CancellationToken.None);
            canary.Dispose();
        }
        await _desk.StopAsync(CancellationToken.None);
        _desk.Dispose();
        await _services.DisposeAsync();
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task It_goes_the_whole_way_and_reaches_nobody()
    {
        await RegisterAsync(Platform.Android, Platform.Ios, Platform.Ios, Platform.Web);
        var (canary, sender) = await StartAsync("a");
        await Eventually.Until("it has passed", () => canary.PassedAt is not null);
        Assert.Null(canary.Fault);
        Assert.Equal([Platform.Android, Platform.Ios, Platform.Web], sender.Validated.Take(3).Select(target => target.Envelope.Platform).Order());
        Assert.Empty(sender.Begun);
        // A dispatcher has nothing to do with it.
        var node = await _bench.StartNodeAsync("b");
        await Eventually.Until("another one has passed", () => sender.Validated.Count >= 6);
        Assert.Empty(node.Sender.Begun);
    }

    [Fact]
    public async Task Of_all_nodes_one_does_it_at_a_time()
    {
        await RegisterAsync(Platform.Android);
        var (one, first) = await StartAsync("a");
        var (other, second) = await StartAsync("b");
        var begun = _bench.Clock.GetUtcNow();
        await Eventually.Until("four have passed", () => first.Validated.Count + second.Validated.Count >= 4);
        // One in ten seconds, not two.
        Assert.True(_bench.Clock.GetUtcNow() - begun >= TimeSpan.FromSeconds(25), $"{first.Validated.Count} and {second.Validated.Count} within {_bench.Clock.GetUtcNow() - begun}");
        Assert.Null(one.Fault ?? other.Fault);
    }

    [Fact]
    public async Task What_FCM_does_not_take_is_a_fault_until_it_does()
    {
        await RegisterAsync(Platform.Android);
        var (canary, sender) = await StartAsync("a", sender => sender.Answer = _ => PushOutcome.Failed);
        await Eventually.Until("it has failed", () => canary.Fault is not null);
        Assert.Contains("Android Failed CODE", canary.Fault, StringComparison.Ordinal);
        sender.Answer = _ => PushOutcome.Accepted;
        await Eventually.Until("it has passed", () => canary.Fault is null);
    }

    [Fact]
    public async Task Without_a_test_list_it_says_what_it_needs()
    {
        var (canary, _) = await StartAsync("a");
        await Eventually.Until("it says so", () => canary.Fault is not null);
        Assert.Contains("test list", canary.Fault, StringComparison.Ordinal);
    }

    private async Task RegisterAsync(params Platform[] platforms)
    {
        await _bench.RegisterAsync(platforms.Length, number => Profiles.Of(platform: platforms[number]));
        for (var number = 0; number < platforms.Length; number++)
            await _bench.Devices.SetTestAsync(FormattableString.Invariant($"device-{number}"), isTest: true, CancellationToken.None);
    }

    private async Task<(Canary Canary, ScriptedSender Sender)> StartAsync(string name, Action<ScriptedSender>? prepare = null)
    {
        var sender = new ScriptedSender(_bench.Clock);
        prepare?.Invoke(sender);
        var canary = new Canary(
            _desk, _bench.Desk, _bench.Devices, _bench.Leases, sender, new PushNode(name), Options.Create(new CanaryOptions { Interval = TimeSpan.FromSeconds(10) }),
            _services.GetRequiredService<IMeterFactory>(), _bench.Clock, NullLogger<Canary>.Instance);
        _canaries.Add(canary);
        await canary.StartAsync(CancellationToken.None);
        return (canary, sender);
    }
}
