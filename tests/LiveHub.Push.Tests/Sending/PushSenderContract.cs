using System.Globalization;
using System.Text.Json.Nodes;
using LiveHub.Push.Composing;
using LiveHub.Push.Devices;
using LiveHub.Push.Sending;
using LiveHub.Push.Tests.Composing;
using LiveHub.StandIn;
using LiveHub.StandIn.Faults;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.Sending;

/// <summary>What every sender does with every answer of FCM. Inherited by each.</summary>
public abstract class PushSenderContract
{
    private const double Speed = 20;

    /// <summary>Asked for when the first has ended.</summary>
    private protected virtual int MostTokens => 2;

    private protected abstract (IPushSender Sender, IAsyncDisposable Owner) Create(FcmStandIn standIn, SenderSettings settings, TimeProvider time);

    private protected async Task<SenderBench> StartAsync(FcmStandInOptions? options = null, SenderSettings? settings = null, TimeProvider? time = null)
    {
        var standIn = await FcmStandIn.StartAsync(options);
        time ??= new FastTime(Speed);
        // Three seconds of the world's, so that a busy machine makes no timeouts of its own.
        var (sender, owner) = Create(standIn, settings ?? new SenderSettings(TimeSpan.FromSeconds(60)), time);
        return new SenderBench(standIn, sender, time, owner);
    }

    [Fact]
    public async Task Every_phone_is_sent_the_message_once()
    {
        await using var bench = await StartAsync();
        var results = await bench.SendAsync([.. SenderBench.Targets(SenderBench.Phones(300)), .. SenderBench.Targets(["apple-1"], SenderBench.Ios).Select(target => target with { Ordinal = 300 })]);
        Assert.All(results, result => Assert.Equal((PushOutcome.Accepted, null, 1), (result.Outcome, result.Code, result.Attempts)));
        Assert.Equal((301, 0, 1), (bench.StandIn.Counts.Delivered, bench.StandIn.Counts.Doubles, bench.StandIn.Counts.Tokens));
        Assert.Contains("إعادة فتح المضيق", Assert.Single(bench.StandIn.Screens.Of("phone-7")).Message, StringComparison.Ordinal);
        Assert.Null(bench.Sender.Fault);
    }

    [Fact]
    public async Task Validating_delivers_nothing()
    {
        await using var bench = await StartAsync();
        var results = await bench.SendAsync(SenderBench.Targets(["phone-1", "unregistered-1"]), validateOnly: true);
        Assert.Equal([PushOutcome.Accepted, PushOutcome.Unregistered], results.Select(result => result.Outcome));
        Assert.Equal((0, 1), (bench.StandIn.Counts.Delivered, bench.StandIn.Counts.Validated));
    }

    [Theory]
    [InlineData("unregistered-1", PushOutcome.Unregistered, "UNREGISTERED")]
    [InlineData("unregistered-bare-1", PushOutcome.Failed, "NOT_FOUND")]
    [InlineData("sender-mismatch-1", PushOutcome.WrongProject, "SENDER_ID_MISMATCH")]
    public async Task What_FCM_says_of_a_device_ends_its_message(string target, PushOutcome outcome, string code)
    {
        await using var bench = await StartAsync();
        var result = await bench.SendAsync(target);
        Assert.Equal((outcome, code, 1), (result.Outcome, result.Code, result.Attempts));
    }

    [Theory]
    [InlineData("badtoken-")]
    [InlineData("badtoken-field-")]
    public async Task A_target_is_bad_when_the_same_message_was_taken_for_others(string prefix)
    {
        await using var bench = await StartAsync();
        var results = await bench.SendAsync(SenderBench.Targets([.. SenderBench.Phones(30), prefix + "1", prefix + "2"]));
        Assert.Equal(30, results.Count(result => result.Outcome == PushOutcome.Accepted));
        Assert.All(results[30..], result => Assert.Equal((PushOutcome.BadTarget, "INVALID_ARGUMENT"), (result.Outcome, result.Code)));
    }

    [Fact]
    public async Task A_target_is_bad_when_FCM_finds_the_message_right_for_one_that_is_known_to_be_good()
    {
        await using var bench = await StartAsync();
        await bench.SendAsync("phone-1");
        var result = Assert.Single(await bench.SendAsync(SenderBench.Targets(["badtoken-1"], SenderBench.Other)));
        Assert.Equal(PushOutcome.BadTarget, result.Outcome);
        Assert.Equal((1, 1), (bench.StandIn.Counts.Delivered, bench.StandIn.Counts.Validated));
    }

    [Fact]
    public async Task Nobody_is_called_bad_without_proof()
    {
        await using var bench = await StartAsync();
        var result = await bench.SendAsync("badtoken-1");
        Assert.Equal((PushOutcome.Failed, "INVALID_ARGUMENT"), (result.Outcome, result.Code));
    }

    [Fact]
    public async Task What_a_send_has_proven_of_a_message_holds_for_the_next()
    {
        await using var bench = await StartAsync();
        await bench.SendAsync("phone-1");
        var results = await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(30, "badtoken-")));
        Assert.All(results, result => Assert.Equal(PushOutcome.BadTarget, result.Outcome));
        Assert.Equal(0, bench.StandIn.Counts.Validated);
    }

    [Fact]
    public async Task A_check_that_says_nothing_is_asked_for_again()
    {
        await using var bench = await StartAsync();
        await bench.SendAsync("phone-1");
        bench.StandIn.Faults.OnValidation = Fault.Unavailable;
        var sending = bench.SendAsync(SenderBench.Targets(SenderBench.Phones(30, "badtoken-"), SenderBench.Other));
        await Eventually.Until("the message was to be checked twice", () => bench.StandIn.Counts.Answered("UNAVAILABLE") >= 2);
        bench.StandIn.Faults.OnValidation = Fault.None;
        Assert.All(await sending, result => Assert.Equal(PushOutcome.BadTarget, result.Outcome));
    }

    [Fact]
    public async Task Checks_that_never_say_anything_blame_neither_message_nor_target()
    {
        await using var bench = await StartAsync();
        await bench.SendAsync("phone-1");
        bench.StandIn.Faults.OnValidation = Fault.Unavailable;
        var results = await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(30, "badtoken-"), SenderBench.Other), lifetime: TimeSpan.FromSeconds(20));
        Assert.All(results, result => Assert.Equal((PushOutcome.Failed, "INVALID_ARGUMENT"), (result.Outcome, result.Code)));
    }

    [Fact]
    public async Task A_phone_that_has_gone_says_nothing_of_a_message_and_another_is_asked()
    {
        await using var bench = await StartAsync();
        await bench.SendAsync("phone-1");
        await bench.SendAsync("phone-2");
        bench.StandIn.Faults.Uninstall("phone-1");
        var results = await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(30, "badtoken-"), SenderBench.Other));
        Assert.All(results, result => Assert.Equal(PushOutcome.BadTarget, result.Outcome));
    }

    [Fact]
    public async Task A_message_that_is_refused_also_for_a_good_target_is_to_blame()
    {
        await using var bench = await StartAsync();
        await bench.SendAsync("phone-1");
        bench.StandIn.Faults.SetShares((Fault.BadToken, 1));
        await Assert.ThrowsAsync<PayloadRefusedException>(() => bench.SendAsync(SenderBench.Targets(SenderBench.Phones(5), SenderBench.Other)));
        Assert.All(bench.Results, result => Assert.Equal(PushOutcome.Failed, result.Outcome));
    }

    [Fact]
    public async Task A_message_that_is_no_token_s_message_for_anybody_is_to_blame()
    {
        await using var bench = await StartAsync();
        await Assert.ThrowsAsync<PayloadRefusedException>(() => bench.SendAsync(SenderBench.Targets(SenderBench.Phones(40, "badtoken-"))));
        Assert.All(bench.Results, result => Assert.Equal(PushOutcome.Failed, result.Outcome));
    }

    [Fact]
    public async Task A_wrong_message_stops_the_send_and_blames_nobody()
    {
        await using var bench = await StartAsync();
        var exception = await Assert.ThrowsAsync<PayloadRefusedException>(() => bench.SendAsync(SenderBench.Targets(SenderBench.Phones(2000), SenderBench.Wrong)));
        Assert.Contains("Invalid data payload key: from", exception.Message, StringComparison.Ordinal);
        Assert.All(bench.Results, result => Assert.True(result.Outcome is PushOutcome.NotSent or PushOutcome.Failed));
        Assert.True(bench.Results.Count(result => result.Outcome == PushOutcome.NotSent) > 1000);
    }

    [Theory]
    [InlineData("quota-2x-1", 2)]
    [InlineData("quota-date-2x-1", 2)]
    [InlineData("quota-bare-1x-1", 60)]
    [InlineData("unavailable-2x-1", 3)]
    [InlineData("unavailable-after-2x-1", 2)]
    [InlineData("internal-2x-1", 3)]
    [InlineData("html502-2x-1", 3)]
    [InlineData("gateway504-2x-1", 3)]
    [InlineData("html400-1x-1", 1)]
    [InlineData("gateway413-1x-1", 1)]
    [InlineData("hang-1x-1", 10)]
    [InlineData("cut-1x-1", 10)]
    [InlineData("refused-stream-2x-1", 0)]
    public async Task What_passes_is_waited_for(string target, int seconds)
    {
        await using var bench = await StartAsync(settings: target.StartsWith("hang", StringComparison.Ordinal) ? new SenderSettings(TimeSpan.FromSeconds(20)) : null);
        var begun = bench.Time.GetTimestamp();
        var result = await bench.SendAsync(target);
        Assert.Equal((PushOutcome.Accepted, null), (result.Outcome, result.Code));
        Assert.InRange(bench.Time.GetElapsedTime(begun).TotalSeconds, seconds, seconds + 60);
        Assert.Equal(1, bench.StandIn.Counts.Delivered);
    }

    [Fact]
    public async Task What_has_waited_is_kept_for_a_phone_as_long_as_the_alert_still_has()
    {
        await using var bench = await StartAsync();
        var order = SampleOrders.Breaking with { ExpiresAt = bench.Time.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds() };
        var envelope = Composer.Compose(SampleOrders.First, order, position: null).Find(Platform.Android, ["ar"]);
        Assert.All(await bench.SendAsync(SenderBench.Targets(["phone-1", "quota-bare-1x-1"], envelope)), result => Assert.Equal(PushOutcome.Accepted, result.Outcome));
        Assert.True(SecondsOf("phone-1") - SecondsOf("quota-bare-1x-1") >= 59, $"{SecondsOf("phone-1")} s and {SecondsOf("quota-bare-1x-1")} s");

        int SecondsOf(string target)
        {
            var ttl = JsonNode.Parse(Assert.Single(bench.StandIn.Screens.Of(target)).Message)!["android"]!["ttl"]!.GetValue<string>();
            return int.Parse(ttl.TrimEnd('s'), CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public async Task What_a_gateway_refuses_twice_has_failed_and_stops_nobody()
    {
        await using var bench = await StartAsync();
        var results = await bench.SendAsync(SenderBench.Targets(["html400-1", "gateway413-1", .. SenderBench.Phones(100)]));
        Assert.Equal([(PushOutcome.Failed, "HTTP_400", 2), (PushOutcome.Failed, "HTTP_413", 2)], results[..2].Select(result => (result.Outcome, result.Code, result.Attempts)));
        Assert.All(results[2..], result => Assert.Equal(PushOutcome.Accepted, result.Outcome));
    }

    [Fact]
    public async Task Who_has_to_wait_holds_nobody_up()
    {
        await using var bench = await StartAsync(settings: new SenderSettings(TimeSpan.FromSeconds(60), Streams: 2));
        var order = new List<string>();
        bench.StandIn.Screens.Changed += shown =>
        {
            lock (order)
                order.Add(shown.Target);
        };
        var results = await bench.SendAsync(SenderBench.Targets([.. SenderBench.Phones(10, "quota-bare-1x-"), .. SenderBench.Phones(30)]));
        Assert.All(results, result => Assert.Equal(PushOutcome.Accepted, result.Outcome));
        Assert.All(order[..30], target => Assert.StartsWith("phone-", target));
    }

    [Fact]
    public async Task A_send_that_comes_later_does_not_wait_for_the_one_before()
    {
        await using var bench = await StartAsync(settings: new SenderSettings(TimeSpan.FromSeconds(60), Streams: 20));
        var first = bench.SendAsync(SenderBench.Targets(SenderBench.Phones(4000)));
        await Eventually.Until("the first is under way", () => bench.StandIn.Counts.Delivered > 100);
        var later = 0;
        await bench.Sender.SendAsync(
            SenderBench.Targets(SenderBench.Phones(60, "urgent-")), _ => Interlocked.Increment(ref later), bench.Window, bench.Time.GetUtcNow().AddHours(1), validateOnly: false, CancellationToken.None)
            .Within("the later one has ended");
        Assert.Equal(60, later);
        Assert.False(first.IsCompleted);
        Assert.InRange(bench.StandIn.Counts.Delivered, 160, 1500);
        Assert.All(await first, result => Assert.Equal(PushOutcome.Accepted, result.Outcome));
        Assert.InRange(bench.StandIn.Counts.MostUnderway, 2, 20);
    }

    [Fact]
    public async Task Without_an_answer_it_is_tried_once_more_and_then_unknown()
    {
        await using var bench = await StartAsync(settings: new SenderSettings(TimeSpan.FromSeconds(10)));
        var result = await bench.SendAsync("hang-1");
        Assert.Equal((PushOutcome.Unknown, "TIMEOUT", 2), (result.Outcome, result.Code, result.Attempts));
    }

    [Fact]
    public async Task When_the_time_is_over_before_it_can_be_tried_again_it_is_unknown()
    {
        await using var bench = await StartAsync(settings: new SenderSettings(TimeSpan.FromSeconds(10)));
        var result = await bench.SendAsync("hang-1", lifetime: TimeSpan.FromSeconds(15));
        Assert.Equal((PushOutcome.Unknown, "TIMEOUT", 1), (result.Outcome, result.Code, result.Attempts));
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_stands_on_the_screen_once()
    {
        await using var bench = await StartAsync(settings: new SenderSettings(TimeSpan.FromSeconds(20)));
        var result = await bench.SendAsync("lost-answer-1x-1");
        Assert.Equal((PushOutcome.Accepted, 2), (result.Outcome, result.Attempts));
        Assert.Equal((2, 1), (bench.StandIn.Counts.Delivered, bench.StandIn.Counts.Doubles));
        Assert.Single(bench.StandIn.Screens.Of("lost-answer-1x-1"));
    }

    [Theory]
    [InlineData("unavailable-1", "UNAVAILABLE")]
    [InlineData("internal-1", "INTERNAL")]
    [InlineData("quota-1", "QUOTA_EXCEEDED")]
    [InlineData("gateway504-1", "HTTP_504")]
    public async Task It_is_tried_until_the_alert_s_time_is_over(string target, string code)
    {
        await using var bench = await StartAsync();
        var result = await bench.SendAsync(target, lifetime: TimeSpan.FromSeconds(20));
        Assert.Equal((PushOutcome.Expired, code), (result.Outcome, result.Code));
        Assert.InRange(result.Attempts, 3, 21);
    }

    [Fact]
    public async Task A_token_that_ends_in_the_middle_costs_nothing()
    {
        await using var bench = await StartAsync();
        bench.WhenDelivered(200, bench.StandIn.ExpireTokens);
        var results = await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(600)));
        Assert.All(results, result => Assert.Equal(PushOutcome.Accepted, result.Outcome));
        Assert.Equal((600, 0), (bench.StandIn.Counts.Delivered, bench.StandIn.Counts.Doubles));
        Assert.InRange(bench.StandIn.Counts.Tokens, 2, MostTokens);
        Assert.Null(bench.Sender.Fault);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_credential_that_is_not_taken_is_a_fault_and_waited_for(bool isForbidden)
    {
        await using var bench = await StartAsync();
        bench.WhenDelivered(100, () => Break(true));
        var sending = bench.SendAsync(SenderBench.Targets(SenderBench.Phones(400)));
        await Eventually.Until("the sender says what is wrong", () => bench.Sender.Fault is not null);
        Assert.Contains(isForbidden ? "denied" : "revoked", bench.Sender.Fault, StringComparison.Ordinal);
        Assert.True(bench.Results.Count < 400);
        // A message now and then, not all of them at each try.
        var asked = bench.StandIn.Counts.Requests;
        Break(false);
        var results = await sending;
        Assert.All(results, result => Assert.Equal(PushOutcome.Accepted, result.Outcome));
        Assert.True(asked < 400 + 50, $"{asked} requests were made");
        Assert.Null(bench.Sender.Fault);

        void Break(bool isBroken)
        {
            if (isForbidden)
                bench.StandIn.Faults.SetShares((Fault.Forbidden, isBroken ? 1 : 0));
            else
                bench.StandIn.Faults.IsKeyRevoked = isBroken;
        }
    }

    [Fact]
    public async Task A_credential_that_stays_wrong_lets_the_alert_expire_and_prunes_nothing()
    {
        await using var bench = await StartAsync();
        bench.StandIn.Faults.IsKeyRevoked = true;
        var results = await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(100)), lifetime: TimeSpan.FromSeconds(20));
        Assert.All(results, result => Assert.Equal(PushOutcome.Expired, result.Outcome));
        Assert.NotNull(bench.Sender.Fault);
    }

    [Fact]
    public async Task A_wrong_key_for_one_platform_pauses_that_platform_only()
    {
        await using var bench = await StartAsync();
        bench.StandIn.Faults.IsAppleKeyWrong = true;
        PushTarget[] targets =
        [
            .. SenderBench.Targets(SenderBench.Phones(100), SenderBench.Ios),
            .. SenderBench.Targets(SenderBench.Phones(100, "robot-")).Select(target => target with { Ordinal = target.Ordinal + 100 }),
        ];
        var results = await bench.SendAsync(targets);
        Assert.All(results[..100], result => Assert.Equal(PushOutcome.NotSent, result.Outcome));
        Assert.All(results[100..], result => Assert.Equal(PushOutcome.Accepted, result.Outcome));
        Assert.Contains("ios", bench.Sender.Warning, StringComparison.Ordinal);
        Assert.Null(bench.Sender.Fault);

        bench.StandIn.Faults.IsAppleKeyWrong = false;
        await Eventually.Until("the platform is sent to again", async () => (await bench.SendAsync(targets[..100])).All(result => result.Outcome == PushOutcome.Accepted));
        Assert.Null(bench.Sender.Warning);
    }

    [Fact]
    public async Task A_platform_that_is_paused_is_left_at_once_by_the_sends_that_come_next()
    {
        await using var bench = await StartAsync(time: new FastTime(4));
        bench.StandIn.Faults.IsAppleKeyWrong = true;
        var targets = SenderBench.Targets(SenderBench.Phones(100), SenderBench.Ios);
        Assert.InRange((await TakeAsync()).TotalSeconds, 10, 60);
        // Of these one may try whether it goes again.
        Assert.InRange((await TakeAsync()).TotalSeconds, 0, 9);
        Assert.InRange(bench.Results.Sum(result => result.Attempts), 0, 1);

        async Task<TimeSpan> TakeAsync()
        {
            var begun = bench.Time.GetTimestamp();
            Assert.All(await bench.SendAsync(targets), result => Assert.Equal(PushOutcome.NotSent, result.Outcome));
            return bench.Time.GetElapsedTime(begun);
        }
    }

    [Fact]
    public async Task A_connection_that_is_asked_to_end_loses_nothing()
    {
        await using var bench = await StartAsync();
        bench.StandIn.Faults.GoAwayAfter = 40;
        var results = await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(1000)));
        Assert.All(results, result => Assert.Equal(PushOutcome.Accepted, result.Outcome));
        Assert.Equal((1000, 0), (bench.StandIn.Counts.Delivered, bench.StandIn.Counts.Doubles));
        Assert.True(bench.StandIn.Counts.Answered("GOAWAY") > 5);
    }

    [Fact]
    public async Task Connections_that_break_lose_nothing()
    {
        await using var bench = await StartAsync();
        bench.WhenDelivered(300, bench.StandIn.CutConnections);
        var results = await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(600)));
        Assert.All(results, result => Assert.Equal(PushOutcome.Accepted, result.Outcome));
        Assert.Equal(600, bench.StandIn.Counts.Delivered - bench.StandIn.Counts.Doubles);
    }

    [Fact]
    public async Task One_stream_a_connection_is_enough()
    {
        await using var bench = await StartAsync(new FcmStandInOptions { StreamsPerConnection = 1 }, new SenderSettings(TimeSpan.FromSeconds(60), Streams: 20));
        var results = await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(200)));
        Assert.All(results, result => Assert.Equal(PushOutcome.Accepted, result.Outcome));
        Assert.Equal((200, 0), (bench.StandIn.Counts.Delivered, bench.StandIn.Counts.Doubles));
    }

    [Fact]
    public async Task Nothing_is_begun_when_the_window_has_closed()
    {
        await using var bench = await StartAsync();
        bench.WhenDelivered(100, bench.Window.Close);
        var results = await bench.SendAsync(SenderBench.Targets([.. SenderBench.Phones(20, "quota-bare-"), .. SenderBench.Phones(2000)]));
        var requests = bench.StandIn.Counts.Requests;
        // Those that were under way when it closed, and no other.
        Assert.InRange(results.Count(result => result.Outcome == PushOutcome.Accepted), 100, 300);
        Assert.Equal(results.Count(result => result.Outcome == PushOutcome.Accepted), bench.StandIn.Counts.Delivered);
        Assert.All(results, result => Assert.True(result.Outcome is PushOutcome.Accepted or PushOutcome.NotSent));
        Assert.Equal(results.Sum(result => result.Attempts), requests);
    }

    [Fact]
    public async Task A_send_that_is_cancelled_reports_everything_before_it_ends()
    {
        await using var bench = await StartAsync();
        using var cancellation = new CancellationTokenSource();
        bench.WhenDelivered(100, cancellation.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.SendAsync(SenderBench.Targets(SenderBench.Phones(2000)), cancellationToken: cancellation.Token));
        Assert.Equal(bench.Results.Count(result => result.Outcome == PushOutcome.Accepted), bench.StandIn.Counts.Delivered);
        Assert.All(bench.Results, result => Assert.True(result.Outcome is PushOutcome.Accepted or PushOutcome.NotSent));
    }

    [Theory]
    [InlineData(Fault.Quota)]
    [InlineData(Fault.Unavailable)]
    [InlineData(Fault.Internal)]
    [InlineData(Fault.Html502)]
    [InlineData(Fault.RefusedStream)]
    public async Task A_fifth_of_trouble_loses_nobody(Fault fault)
    {
        await using var bench = await StartAsync();
        bench.StandIn.Faults.SetShares((fault, 0.2));
        var results = await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(1000)));
        Assert.All(results, result => Assert.Equal(PushOutcome.Accepted, result.Outcome));
        Assert.Equal((1000, 0), (bench.StandIn.Counts.Delivered, bench.StandIn.Counts.Doubles));
        Assert.True(bench.StandIn.Counts.Requests > 1100);
    }

    [Fact]
    public async Task A_fifth_of_timeouts_is_told_as_it_is()
    {
        await using var bench = await StartAsync(settings: new SenderSettings(TimeSpan.FromSeconds(20)));
        bench.StandIn.Faults.SetShares((Fault.Hang, 0.1), (Fault.LostAnswer, 0.1));
        var results = await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(500)));
        var unknown = results.Count(result => result.Outcome == PushOutcome.Unknown);
        Assert.InRange(unknown, 1, 60);
        Assert.Equal(500 - unknown, results.Count(result => result.Outcome == PushOutcome.Accepted));
        // Whoever was reported as accepted has it; of the others some have.
        Assert.InRange(bench.StandIn.Counts.Delivered - bench.StandIn.Counts.Doubles, 500 - unknown, 500);
    }

    [Fact]
    public async Task Nobody_at_the_other_end_is_waited_for()
    {
        await using var bench = await StartAsync();
        await bench.SendAsync("phone-1");
        await bench.StandIn.DisposeAsync();
        var result = await bench.SendAsync("phone-2", lifetime: TimeSpan.FromSeconds(20));
        Assert.Equal((PushOutcome.Expired, "CONNECTION"), (result.Outcome, result.Code));
        Assert.True(result.Attempts >= 3);
    }
}
