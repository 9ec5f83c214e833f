using System.Collections.Concurrent;
using LiveHub.Push.Sending;

namespace LiveHub.Push.Tests.Dispatch;

/// <summary>A sender without a network, for what is asked of the dispatcher: it notes what was begun and answers as told.</summary>
internal sealed class ScriptedSender(TimeProvider time) : IPushSender
{
    private const int Streams = 40;
    private int _inFlight;

    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMilliseconds(200);

    public string? Fault => null;

    public string? Warning => null;

    /// <summary>What becomes of a message; null: it hangs until the test ends.</summary>
    public Func<PushTarget, PushOutcome?> Answer { get; set; } = _ => PushOutcome.Accepted;

    /// <summary>How long an answer takes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>How often a message to each device was begun, and with which text.</summary>
    public ConcurrentQueue<PushTarget> Begun { get; } = [];

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Messages that were only to be validated.</summary>
    public ConcurrentQueue<PushTarget> Validated { get; } = [];

    /// <summary>Completes when the process that this sender stands in was killed.</summary>
    public Task Killed { get; init; } = new TaskCompletionSource().Task;

    public async Task SendAsync(
        IReadOnlyList<PushTarget> targets, Action<PushResult> report, SendWindow window, DateTimeOffset expiresAt, bool validateOnly, CancellationToken cancellationToken)
    {
        if (validateOnly)
        {
            foreach (var target in targets)
            {
                Validated.Enqueue(target);
                report(new PushResult(target, Answer(target)!.Value, "CODE", Attempts: 1));
            }
            return;
        }
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var turn && turn < targets.Count)
                await OneAsync(targets[turn], report, window, expiresAt);
        }));
    }

    private async Task OneAsync(PushTarget target, Action<PushResult> report, SendWindow window, DateTimeOffset expiresAt)
    {
        if (Killed.IsCompleted)
            await new TaskCompletionSource().Task;
        if (time.GetUtcNow() >= expiresAt || !window.IsOpen)
        {
            report(new PushResult(target, window.IsOpen ? PushOutcome.Expired : PushOutcome.NotSent, Code: null, Attempts: 0));
            return;
        }
        Begun.Enqueue(target);
        Interlocked.Increment(ref _inFlight);
        if (Delay > TimeSpan.Zero)
            await Task.WhenAny(Task.Delay(Delay, time), Killed);
        else
            await Task.Yield();
        var outcome = Answer(target);
        if (Killed.IsCompleted || outcome is null)
            await new TaskCompletionSource().Task;
        Interlocked.Decrement(ref _inFlight);
        report(new PushResult(target, outcome!.Value, outcome is PushOutcome.Accepted ? null : "CODE", Attempts: 1));
    }
}
