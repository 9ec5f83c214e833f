using LiveHub.Feed;
using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using LiveHub.Push.Sending;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.Dispatch;

public sealed class DispatchTests : IAsyncLifetime
{
    private DispatchBench _bench = null!;

    public ValueTask InitializeAsync()
    {
        _bench = new DispatchBench();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Two_nodes_share_a_send_and_nobody_gets_it_twice()
    {
        await _bench.RegisterAsync(3 * Device.ShardSize);
        await _bench.StartNodeAsync("a");
        await _bench.StartNodeAsync("b");
        var send = await _bench.OrderAsync();
        var report = await _bench.EndAsync(send);
        var begun = _bench.Begun();
        Assert.Equal((3 * Device.ShardSize, 1), (begun.Count, begun.Values.Max()));
        Assert.Equal((3 * Device.ShardSize, 3 * Device.ShardSize, 10), (report.Counts[Outcomes.Matched], report.Counts[Outcomes.Accepted], report.Tenths));
        var acts = await _bench.ActsAsync(send);
        Assert.Equal((PushKinds.Ordered, PushKinds.Started, PushKinds.Ended), (acts[0], acts[1], acts[^1]));
        Assert.All(acts.Skip(2).SkipLast(1), act => Assert.Equal(PushKinds.Progressed, act));
    }

    [Fact]
    public async Task An_act_that_nothing_can_be_made_of_keeps_no_other_from_being_sent()
    {
        await _bench.RegisterAsync(3);
        await _bench.StartNodeAsync("a");
        foreach (var body in (byte[][])[[0xc0], [0xc1], [0x90]]) // Nothing, no value at all, and no fields.
            Assert.IsType<AppendResult.Appended>(await _bench.Desk.Log.AppendAsync(new AppendRequest([new Draft($"push/bad-{body[0]}.1", 0, PushKinds.Ordered, Routing.Everyone, body)]), CancellationToken.None));
        Assert.Equal(3, (await _bench.EndAsync(await _bench.OrderAsync())).Counts[Outcomes.Accepted]);
    }

    [Fact]
    public async Task A_send_that_is_forgotten_is_read_from_the_desk_again()
    {
        await _bench.RegisterAsync(3);
        var node = await _bench.StartNodeAsync("a");
        var first = await _bench.OrderAsync();
        await _bench.EndAsync(first);
        var second = await _bench.OrderAsync(revision: 2, change: order => order with { Kind = SendKind.Correction, Of = [1] });
        await _bench.EndAsync(second);
        node.Desk.Forget(first);
        await _bench.EndAsync(await _bench.OrderAsync("storm"));
        await Eventually.Until("it is forgotten", () => node.Desk.Find(first) is null);
        Assert.Equal([second], node.Desk.Of("bridge").Select(send => send.Id));
        var read = await node.Desk.ReadAsync("bridge", CancellationToken.None);
        Assert.Equal([(first, SendState.Ended, 3L), (second, SendState.Ended, 3L)], read.Select(send => (send.Id, send.State, send.Report!.Counts[Outcomes.Accepted])));
        Assert.Empty(await node.Desk.ReadAsync("nothing", CancellationToken.None));
    }

    [Fact]
    public async Task Only_the_audience_is_sent_to()
    {
        await _bench.RegisterAsync(10, number => Profiles.Of(topics: number % 2 == 0 ? "world" : "sports"));
        var send = await _bench.OrderAsync(change: order => order with { Audience = order.Audience with { Topics = ["world"] } });
        await _bench.RegisterAsync(12, _ => Profiles.Of(topics: "world")); // Two more, and all others changed, after it was ordered.
        await _bench.StartNodeAsync("a");
        await _bench.EndAsync(send);
        Assert.Equal(10, _bench.Begun().Count);
        Assert.DoesNotContain("t11", _bench.Begun().Keys);
    }

    [Fact]
    public async Task What_a_paused_platform_leaves_is_tried_now_and_then()
    {
        await _bench.RegisterAsync(10, number => Profiles.Of() with { Platform = number == 0 ? Platform.Ios : Platform.Android });
        var isPaused = true;
        await _bench.StartNodeAsync("a", sender => sender.Answer = target => isPaused && target.Envelope.Platform == Platform.Ios ? PushOutcome.NotSent : PushOutcome.Accepted);
        var begun = _bench.Clock.GetUtcNow();
        var send = await _bench.OrderAsync();
        await Eventually.Until("it was tried three times", () => _bench.Begun().GetValueOrDefault("t0") >= 3);
        Assert.True(_bench.Clock.GetUtcNow() - begun >= _bench.Options.Rest * 2);
        isPaused = false;
        Assert.Equal(10, (await _bench.EndAsync(send)).Counts[Outcomes.Accepted]);
    }

    [Fact]
    public async Task A_device_gets_the_text_of_its_language()
    {
        await _bench.RegisterAsync(3, number => Profiles.Of(language: number switch { 0 => "ar", 1 => "en-GB", _ => "fr" }));
        await _bench.StartNodeAsync("a");
        await _bench.EndAsync(await _bench.OrderAsync());
        Assert.Equal(["t0", "t2"], _bench.Begun("ar").Keys.Order());
        Assert.Equal(["t1"], _bench.Begun("en").Keys);
    }

    [Fact]
    public async Task What_is_gone_is_pruned_and_what_is_strange_put_aside()
    {
        await _bench.RegisterAsync(4);
        await _bench.StartNodeAsync("a", sender => sender.Answer = target => target.Target switch
        {
            "t0" => PushOutcome.Unregistered,
            "t1" => PushOutcome.WrongProject,
            "t2" => PushOutcome.Failed,
            _ => PushOutcome.Accepted,
        });
        var report = await _bench.EndAsync(await _bench.OrderAsync());
        Assert.Null(await _bench.Devices.FindAsync("device-0", CancellationToken.None));
        Assert.True((await _bench.Devices.FindAsync("device-1", CancellationToken.None))?.IsQuarantined);
        Assert.Equal((1, 1, 1, 1), (report.Counts[Outcomes.Pruned], report.Counts[Outcomes.Quarantined], report.Counts[Outcomes.Failed("CODE")], report.Counts[Outcomes.Accepted]));
    }

    [Fact]
    public async Task After_a_stop_nothing_is_begun_and_every_device_is_accounted_for()
    {
        await _bench.RegisterAsync(2 * Device.ShardSize);
        var node = await _bench.StartNodeAsync("a", sender => sender.Delay = TimeSpan.FromMilliseconds(100));
        var send = await _bench.OrderAsync();
        await Eventually.Until("some were sent", () => node.Sender.Begun.Count > 200);
        await _bench.StopAsync(send);
        var report = await _bench.EndAsync(send);
        var begun = node.Sender.Begun.Count;
        Assert.InRange(begun, 200, (2 * Device.ShardSize) - 1);
        Assert.Equal((2 * Device.ShardSize, begun, 0), (report.Counts[Outcomes.Matched], report.Counts[Outcomes.Accepted], report.Counts[Outcomes.Unknown]));
    }

    [Fact]
    public async Task A_correction_goes_to_those_who_were_reached_and_to_nobody_else()
    {
        await _bench.RegisterAsync(Device.ShardSize, _ => Profiles.Of(topics: "world"));
        var node = await _bench.StartNodeAsync("a", sender => sender.Delay = TimeSpan.FromMilliseconds(100));
        await _bench.OrderAsync(change: order => order with { Audience = order.Audience with { Topics = ["world"] } });
        await Eventually.Until("some were sent", () => node.Sender.Begun.Count > 200);
        // Without a stop of its own, and whatever the devices follow by now.
        var correction = await _bench.OrderAsync(revision: 2, change: order => order with { Kind = SendKind.Correction, Of = [1] });
        await _bench.RegisterAsync(Device.ShardSize, _ => Profiles.Of(topics: "sports"));
        var report = await _bench.EndAsync(correction);
        var begun = _bench.Begun();
        Assert.InRange(begun.Count, 200, Device.ShardSize - 1);
        Assert.All(begun.Values, times => Assert.Equal(2, times));
        Assert.Equal(begun.Count, report.Counts[Outcomes.Accepted]);
    }

    [Fact]
    public async Task Who_may_have_been_reached_by_a_node_that_died_gets_the_correction()
    {
        await _bench.RegisterAsync(100);
        var node = await _bench.StartNodeAsync("a", sender => sender.Delay = TimeSpan.FromHours(1));
        await _bench.OrderAsync();
        await Eventually.Until("messages are under way", () => node.Sender.InFlight == 40);
        node.Kill();
        var correction = await _bench.OrderAsync(revision: 2, change: order => order with { Kind = SendKind.Correction, Of = [1] });
        await _bench.StartNodeAsync("b");
        Assert.Equal(100, (await _bench.EndAsync(correction)).Counts[Outcomes.Accepted]);
        Assert.Equal(100, (await _bench.EndAsync(new SendId("bridge", 1))).Counts[Outcomes.Unknown]);
    }

    [Fact]
    public async Task A_test_reaches_the_test_list_and_nobody_else()
    {
        await _bench.RegisterAsync(20);
        await _bench.Devices.SetTestAsync("device-7", isTest: true, CancellationToken.None);
        await _bench.StartNodeAsync("a");
        await _bench.EndAsync(await _bench.OrderAsync("test-1", change: order => order with { Kind = SendKind.Test }));
        Assert.Equal(["t7"], _bench.Begun().Keys);
    }

    [Fact]
    public async Task A_cap_counts_the_alerts_of_the_last_day()
    {
        await _bench.RegisterAsync(2, number => Profiles.Of() with { DailyCap = number == 0 ? 2 : null });
        await _bench.StartNodeAsync("a");
        foreach (var alert in (string[])["one", "two", "three"])
            await _bench.EndAsync(await _bench.OrderAsync(alert));
        Assert.Equal((2, 3), (_bench.Begun()["t0"], _bench.Begun()["t1"]));
    }

    [Fact]
    public async Task Who_sleeps_is_sent_a_major_alert_in_the_morning()
    {
        var now = _bench.Clock.GetUtcNow();
        var minutes = (now.Hour * 60) + now.Minute;
        await _bench.RegisterAsync(2, number => Profiles.Of() with { Quiet = number == 0 ? new QuietHours(minutes - 60, minutes + 2) : null });
        await _bench.StartNodeAsync("a");
        var send = await _bench.OrderAsync();
        await Eventually.Until("the one who is awake has it", () => _bench.Begun().ContainsKey("t1"));
        Assert.DoesNotContain("t0", _bench.Begun().Keys);
        var report = await _bench.EndAsync(send);
        Assert.Equal(2, report.Counts[Outcomes.Accepted]);
        Assert.True(report.At >= now.AddMinutes(2).AddSeconds(-now.Second).ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task A_store_that_is_away_for_a_while_loses_and_doubles_nothing()
    {
        await _bench.RegisterAsync(Device.ShardSize);
        var node = await _bench.StartNodeAsync("a", sender => sender.Delay = TimeSpan.FromMilliseconds(100));
        var send = await _bench.OrderAsync();
        await Eventually.Until("some were sent", () => node.Sender.Begun.Count > 200);
        node.Stores.IsAway = true;
        var begun = 0;
        // The lease cannot be renewed, so sending ends before another node could begin.
        await Eventually.Until("nothing more is begun", async () =>
        {
            var before = (begun, begun = node.Sender.Begun.Count).begun;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            return before == node.Sender.Begun.Count && node.Sender.InFlight == 0;
        });
        node.Stores.IsAway = false;
        var report = await _bench.EndAsync(send);
        Assert.Equal((Device.ShardSize, 1), (_bench.Begun().Count, _bench.Begun().Values.Max()));
        Assert.Equal(Device.ShardSize, report.Counts[Outcomes.Accepted]);
    }

    [Fact]
    public async Task A_node_that_is_stopped_settles_what_is_under_way_and_another_goes_on()
    {
        await _bench.RegisterAsync(Device.ShardSize);
        var node = await _bench.StartNodeAsync("a", sender => sender.Delay = TimeSpan.FromMilliseconds(100));
        var send = await _bench.OrderAsync();
        await Eventually.Until("some were sent", () => node.Sender.Begun.Count > 200);
        await node.StopAsync().Within("the node stops");
        await _bench.StartNodeAsync("b");
        await _bench.EndAsync(send);
        Assert.Equal((Device.ShardSize, 1), (_bench.Begun().Count, _bench.Begun().Values.Max()));
    }

    [Fact]
    public async Task An_alert_whose_time_is_over_is_sent_to_nobody_more()
    {
        await _bench.RegisterAsync(10);
        var send = await _bench.OrderAsync(change: order => order with { ExpiresAt = order.At + 1 });
        await _bench.StartNodeAsync("a");
        Assert.Equal(10, (await _bench.EndAsync(send)).Counts[Outcomes.Expired]);
        Assert.Empty(_bench.Begun());
    }

    [Fact]
    public async Task A_message_that_takes_long_holds_up_no_other_shard()
    {
        _bench.Options.Shards = 1;
        await _bench.RegisterAsync(3 * Device.ShardSize);
        var node = await _bench.StartNodeAsync("a", sender => sender.Answer = target => target.Ordinal % Device.ShardSize == 7 ? null : PushOutcome.Accepted);
        await _bench.OrderAsync();
        await Eventually.Until("all have been begun, though three never end", () => node.Sender.Begun.Count == 3 * Device.ShardSize);
    }

    [Fact]
    public async Task Nobody_to_send_to_ends_at_once()
    {
        await _bench.StartNodeAsync("a");
        Assert.Equal(10, (await _bench.EndAsync(await _bench.OrderAsync())).Tenths);
    }
}
