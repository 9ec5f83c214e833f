using LiveHub.Push.Sending;
using LiveHub.Push.Sending.Fcm;
using LiveHub.StandIn;
using LiveHub.StandIn.Faults;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.Sending;

/// <summary>What must not happen and does ends the send, with all its messages: it never stands still.</summary>
public sealed class SenderBugTests
{
    [Fact]
    public async Task A_bug_at_one_request_ends_the_send_and_leaves_the_rest_to_another()
    {
        await using var bench = await StartAsync((target, _) =>
        {
            if (target.Target == "phone-7")
                throw new InvalidOperationException("A bug.");
        });
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => bench.SendAsync(SenderBench.Targets(SenderBench.Phones(2000))));
        Assert.Equal("A bug.", exception.Message);
        // FCM may have it.
        Assert.Equal((PushOutcome.Unknown, "FAULT"), bench.Results.Where(result => result.Target.Target == "phone-7").Select(result => (result.Outcome, result.Code)).Single());
        Assert.True(bench.Results.Count(result => result.Outcome == PushOutcome.NotSent) > 1000);
        // It has kept no place.
        Assert.All(await bench.SendAsync(SenderBench.Targets(SenderBench.Phones(30, "later-"))), result => Assert.Equal(PushOutcome.Accepted, result.Outcome));
    }

    [Fact]
    public async Task A_bug_of_the_one_who_is_told_ends_the_send()
    {
        await using var bench = await StartAsync((_, _) => { });
        var told = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Sender.SendAsync(
            SenderBench.Targets(SenderBench.Phones(500)),
            _ =>
            {
                if (Interlocked.Increment(ref told) == 10)
                    throw new InvalidOperationException("A bug.");
            },
            bench.Window, bench.Time.GetUtcNow().AddHours(1), validateOnly: false, CancellationToken.None).Within("the send has ended"));
        Assert.Equal(500, told);
    }

    [Fact]
    public async Task A_bug_at_the_proof_of_a_message_ends_the_send_and_blames_nobody()
    {
        await using var bench = await StartAsync((_, isProof) =>
        {
            if (isProof)
                throw new InvalidOperationException("A bug.");
        });
        await bench.SendAsync("phone-1");
        bench.StandIn.Faults.SetShares((Fault.BadToken, 1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.SendAsync(SenderBench.Targets(SenderBench.Phones(5, "other-"), SenderBench.Other)));
        Assert.All(bench.Results, result => Assert.True(result.Outcome is PushOutcome.NotSent or PushOutcome.Failed));
    }

    private static async Task<SenderBench> StartAsync(Action<PushTarget, bool> before)
    {
        var standIn = await FcmStandIn.StartAsync();
        var time = new FastTime(20);
        var owner = new OwnedSender((options, account, clock) => new BentDoor(FcmDoor.Open(options, account, clock), before), standIn, new SenderSettings(TimeSpan.FromSeconds(60), Streams: 1), time);
        return new SenderBench(standIn, owner.Sender, time, owner);
    }
}
