using System.Diagnostics.Metrics;
using LiveHub.Push.Devices;
using LiveHub.Push.Sending;
using LiveHub.Push.Sending.Fcm;
using LiveHub.StandIn;
using LiveHub.StandIn.Faults;
using LiveHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LiveHub.Push.Tests.Sending;

/// <summary>Our own sender.</summary>
public sealed class FcmSenderTests : PushSenderContract
{
    [Fact]
    public async Task A_machine_whose_clock_is_wrong_signs_in_by_Google_s()
    {
        await using var bench = await StartAsync(new FcmStandInOptions { ClockSkew = TimeSpan.FromMinutes(-40) });
        Assert.Equal(PushOutcome.Accepted, (await bench.SendAsync("phone-1")).Outcome);
    }

    [Fact]
    public async Task A_target_that_is_none_is_never_sent()
    {
        await using var bench = await StartAsync();
        var results = await bench.SendAsync(SenderBench.Targets(["phone-1", "a\"b", "a b", "هاتف", ""]));
        Assert.Equal(PushOutcome.Accepted, results[0].Outcome);
        Assert.All(results[1..], result => Assert.Equal((PushOutcome.BadTarget, 0), (result.Outcome, result.Attempts)));
        Assert.Equal(1, bench.StandIn.Counts.Requests);
    }

    [Fact]
    public async Task An_installation_id_is_sent_as_one()
    {
        await using var bench = await StartAsync();
        var result = Assert.Single(await bench.SendAsync([new PushTarget(0, TargetKind.Fid, "fid-1", SenderBench.Android)]));
        Assert.Equal(PushOutcome.Accepted, result.Outcome);
        Assert.Contains("\"fid\":\"fid-1\"", Assert.Single(bench.StandIn.Screens.Of("fid-1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_share_few_connections_and_keep_to_the_limit()
    {
        await using var bench = await StartAsync(settings: new SenderSettings(TimeSpan.FromSeconds(60), Streams: 100));
        await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(1000)));
        Assert.InRange(bench.StandIn.Counts.MostUnderway, 20, 100);
        Assert.InRange(bench.StandIn.Counts.Connections, 1, 4);
    }

    [Fact]
    public async Task Warmth_signs_in_and_connects_before_there_is_anything_to_send()
    {
        var standIn = await FcmStandIn.StartAsync();
        var (sender, owner) = Create(standIn, new SenderSettings(TimeSpan.FromSeconds(10), Streams: 500), TimeProvider.System);
        await using var bench = new SenderBench(standIn, sender, TimeProvider.System, owner);
        await ((FcmSender)sender).WarmAsync(CancellationToken.None).Within("connections are open");
        // Five to FCM, one to the token endpoint.
        Assert.Equal((6, 1, 0), (standIn.Counts.Connections, standIn.Counts.Tokens, standIn.Counts.Requests));
        await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(200)));
        Assert.Equal((6, 1), (standIn.Counts.Connections, standIn.Counts.Tokens));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_credential_that_is_taken_again_is_found_out_without_an_alert(bool isForbidden)
    {
        var time = new FastTime(20);
        await using var bench = await StartAsync(time: time);
        using var warmth = new FcmWarmth((FcmSender)bench.Sender, time, NullLogger<FcmWarmth>.Instance);
        Break(true);
        await bench.SendAsync("phone-1", lifetime: TimeSpan.FromSeconds(20));
        await warmth.StartAsync(CancellationToken.None);
        Assert.NotNull(bench.Sender.Fault);
        var delivered = bench.StandIn.Counts.Delivered;
        Break(false);
        await Eventually.Until("phones can be reached again", () => bench.Sender.Fault is null);
        Assert.Equal(delivered, bench.StandIn.Counts.Delivered);
        await warmth.StopAsync(CancellationToken.None);

        void Break(bool isBroken)
        {
            if (isForbidden)
                bench.StandIn.Faults.SetShares((Fault.Forbidden, isBroken ? 1 : 0));
            else
                bench.StandIn.Faults.IsKeyRevoked = isBroken;
        }
    }

    [Fact]
    public async Task A_fault_while_it_warms_is_told_and_it_warms_again()
    {
        await using var standIn = await FcmStandIn.StartAsync();
        var door = new FaultyDoor();
        await using var owner = new OwnedSender((options, account, time) => door.Before(FcmDoor.Open(options, account, time)), standIn, new SenderSettings(TimeSpan.FromSeconds(60), Streams: 100), TimeProvider.System);
        var log = new LogSignal<FcmWarmth>(LogLevel.Error);
        using var warmth = new FcmWarmth(owner.Sender, new FastTime(1000), log);
        await warmth.StartAsync(CancellationToken.None);
        await log.Written.Within("the fault in the log");
        await Eventually.Until("it warms again", () => door.Warmed > 1);
        await warmth.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_becomes_of_messages_is_counted_by_platform_outcome_and_code()
    {
        var seen = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Name == "livehub.push.messages") self.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            var line = string.Join(' ', tags.ToArray().Select(tag => tag.Value));
            lock (seen)
                seen.Add(line);
        });
        listener.Start();
        await using var bench = await StartAsync();
        await bench.SendAsync(SenderBench.Targets(["metrics-1", "unregistered-metrics"], SenderBench.Ios));
        Assert.Contains("ios accepted ", seen);
        Assert.Contains("ios unregistered UNREGISTERED", seen);
    }

    [Fact]
    public async Task Without_a_service_account_it_says_what_to_do_and_sends_nothing()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var pace = new PushPace(0, TimeProvider.System);
        using var sender = new FcmSender(FcmDoor.Open, Options.Create(new FcmOptions()), pace, new PushMetrics(services.GetRequiredService<IMeterFactory>()), TimeProvider.System);
        Assert.Contains("Push:ServiceAccountFile", sender.Fault, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            sender.SendAsync([], _ => { }, new SendWindow(TimeProvider.System), DateTimeOffset.MaxValue, validateOnly: false, CancellationToken.None));
    }

    private protected override (IPushSender Sender, IAsyncDisposable Owner) Create(FcmStandIn standIn, SenderSettings settings, TimeProvider time)
    {
        var owner = new OwnedSender(FcmDoor.Open, standIn, settings, time);
        return (owner.Sender, owner);
    }

    /// <summary>Fails once to open connections, in a way that nobody thought of.</summary>
    private sealed class FaultyDoor : IFcmDoor
    {
        private IFcmDoor _door = null!;
        private int _warmed;

        public int Warmed => Volatile.Read(ref _warmed);

        public IFcmAccess Access => _door.Access;

        public IFcmDoor Before(IFcmDoor door)
        {
            _door = door;
            return this;
        }

        public IFcmWire OpenWire() => _door.OpenWire();

        public Task WarmAsync(CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _warmed) == 1 ? throw new InvalidOperationException("Not thought of.") : _door.WarmAsync(cancellationToken);

        public void Dispose() => _door.Dispose();
    }
}
