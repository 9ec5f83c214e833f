using System.Buffers;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>One call of the sender. Workers take messages and send them; the loop of <see cref="RunAsync"/> starts workers, sees the window close, and judges suspects.</summary>
/// <remarks>
/// 1. A worker takes the message whose wait is over, or the next that was not tried. 2. It waits for the header, its turn and a place, one after the other. 3. One request.
/// 4. The answer ends the message, or gives it a time to be tried again: until then it is in the queue, with no worker and no place.
/// </remarks>
internal sealed partial class SendRun : IDisposable
{
    /// <summary>How soon a closed window is seen, and how exact waits are.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    /// <summary>How soon messages that a gate holds back look again: it may open at any time.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>How long a send stays when all that is left waits for a platform that is paused.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The code of a message that ended by a bug, of ours or of the one who is told.</summary>
    private const string Bug = "FAULT";

    /// <summary>A target goes into JSON as it is.</summary>
    private static readonly SearchValues<char> InTarget =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code).Where(letter => letter is not ('"' or '\\'))]);

    private readonly FcmLink _link;
    private readonly SendOrder _order;
    private readonly PushMetrics _metrics;
    private readonly Suspects _suspects;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly PriorityQueue<Attempt, DateTimeOffset> _waiting = new();
    private readonly bool[] _wasPaused;
    private readonly long _begunAt;
    private Exception? _failure;
    private int _next;
    private int _open;
    private int _workers;
    private long _movedAt;

    public SendRun(FcmLink link, SendOrder order, PushMetrics metrics)
    {
        (_link, _order, _metrics) = (link, order, metrics);
        _suspects = new Suspects(link.Known, order.Targets, link.Time);
        _wasPaused = [.. Enum.GetValues<Platform>().Select(platform => link.GateOf(platform).Fault is not null)];
        _open = order.Targets.Count;
        _begunAt = _movedAt = link.Time.GetTimestamp();
    }

    private bool MayBegin => !_stop.IsCancellationRequested && !_order.Cancellation.IsCancellationRequested && _order.Window.IsOpen;

    /// <exception cref="PayloadRefusedException">The message itself is wrong.</exception>
    /// <exception cref="Exception">A bug, of ours or of the one who is told; everything was reported first.</exception>
    public async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Tick, _link.Time);
        using var share = _link.Workers.Join();
        while (Volatile.Read(ref _open) > 0)
        {
            try
            {
                if (MayBegin)
                    await JudgeSuspectsAsync();
                if (!MayBegin)
                    Stop();
                LeavePaused();
                StartWorkers();
            }
            catch (Exception exception)
            {
                Fail(exception);
            }
            if (Volatile.Read(ref _open) > 0)
                await Task.WhenAny(_done.Task, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
        }
        if (Volatile.Read(ref _workers) > 0)
            await _idle.Task;
        if (_failure is not null)
            throw _failure;
        _order.Cancellation.ThrowIfCancellationRequested();
    }

    public void Dispose() => _stop.Dispose();

    private void StartWorkers()
    {
        int due;
        lock (_lock)
        {
            due = _order.Targets.Count - _next;
            if (_waiting.TryPeek(out _, out var first) && first <= _link.Time.GetUtcNow())
                due += _waiting.Count;
        }
        for (var left = due - Volatile.Read(ref _workers); left > 0 && _link.Workers.TryAdd(ref _workers, _link.Streams.Limit); left--)
            _ = Task.Run(WorkAsync, CancellationToken.None);
    }

    private async Task WorkAsync()
    {
        IFcmWire? wire = null;
        try
        {
            wire = _link.Rent();
            while (!_link.Workers.IsOver(ref _workers, _link.Streams.Limit) && TryTake(out var attempt))
                await StepAsync(wire, attempt);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
        finally
        {
            if (wire is not null)
                _link.Return(wire);
            if (_link.Workers.Remove(ref _workers) == 0 && Volatile.Read(ref _open) <= 0)
                _idle.TrySetResult();
        }
    }

    private bool TryTake(out Attempt attempt)
    {
        lock (_lock)
        {
            if (_waiting.TryPeek(out attempt, out var due) && due <= _link.Time.GetUtcNow())
            {
                _waiting.Dequeue();
                return true;
            }
            attempt = new Attempt(_next);
            return _next < _order.Targets.Count && _next++ >= 0;
        }
    }

    private async Task StepAsync(IFcmWire wire, Attempt attempt)
    {
        try
        {
            var target = _order.Targets[attempt.Index];
            if (EndIfOver(attempt) || EndIfNoTarget(attempt, target) || HoldIfPaused(attempt, target.Envelope.Platform) || await EnterAsync(attempt) is not { } access)
                return;
            var begunAt = _link.Time.GetUtcNow();
            var answer = await RequestAsync(wire, target, access);
            Judge(attempt with { Requests = attempt.Requests + 1, Code = answer.Code, HeldFor = null }, answer, access, begunAt);
        }
        catch (Exception exception)
        {
            // First the reason, so that nobody takes the stop for that of the window; then the message, without whose end the send would have none.
            Fail(exception);
            GiveUp(attempt with { Code = Bug }, PushOutcome.Failed);
        }
    }

    /// <summary>Waits for the header, the turn and the place of one request.</summary>
    /// <returns>Null when there is to be none: the message has ended, or waits.</returns>
    private async Task<AccessHeader?> EnterAsync(Attempt attempt)
    {
        AccessHeader access;
        var lookedAt = _link.Time.GetUtcNow();
        try
        {
            access = await _link.Access.GetAsync();
            await _link.Pace.TakeAsync(_stop.Token);
            await _link.Streams.EnterAsync();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            GiveUp(attempt, PushOutcome.NotSent);
            return null;
        }
        catch (NoAccessException exception)
        {
            _link.Credential.Close(exception.Message, lookedAt);
            Again(attempt with { Code = "UNAUTHENTICATED" }, TimeSpan.Zero);
            return null;
        }
        if (!EndIfOver(attempt))
            return access;
        _link.Streams.Leave();
        return null;
    }

    private async Task<FcmAnswer> RequestAsync(IFcmWire wire, PushTarget target, AccessHeader access)
    {
        var timestamp = _link.Time.GetTimestamp();
        FcmAnswer answer;
        try
        {
            answer = await wire.SendAsync(target, access, _order.ValidateOnly);
        }
        catch (Exception exception)
        {
            // Nobody can say whether FCM has it.
            Fail(exception);
            answer = new FcmAnswer(AnswerKind.NoAnswer, Bug);
        }
        _link.Streams.Leave(
            answer.Kind is AnswerKind.NoAnswer or AnswerKind.NotProcessed ? null : _link.Time.GetElapsedTime(timestamp), answer.Kind == AnswerKind.Throttled);
        return answer;
    }

    private bool EndIfOver(Attempt attempt)
    {
        var isExpired = _link.Time.GetUtcNow() >= _order.ExpiresAt;
        if (!isExpired && MayBegin)
            return false;
        GiveUp(attempt, isExpired ? PushOutcome.Expired : PushOutcome.NotSent);
        return true;
    }

    /// <summary>A torn line in the registry must not make the message look wrong to FCM.</summary>
    private bool EndIfNoTarget(Attempt attempt, in PushTarget target)
    {
        if (target.Target.Length > 0 && !target.Target.AsSpan().ContainsAnyExcept(InTarget))
            return false;
        End(attempt with { Code = "INVALID_ARGUMENT" }, PushOutcome.BadTarget);
        return true;
    }

    private bool HoldIfPaused(Attempt attempt, Platform platform)
    {
        var gate = _link.GateOf(platform);
        var isPlatform = gate.Fault is not null && _link.Time.GetUtcNow() < gate.NextTry;
        if (!isPlatform && _link.Credential.TryPass() && gate.TryPass())
            return false;
        Hold(attempt with { HeldFor = isPlatform ? platform : null });
        return true;
    }

    /// <summary>A platform that was paused before the send began is left to another pass: it has had its time.</summary>
    private void Hold(Attempt attempt)
    {
        if (attempt.HeldFor is { } platform && _wasPaused[(int)platform])
        {
            GiveUp(attempt, PushOutcome.NotSent);
            return;
        }
        lock (_lock)
            _waiting.Enqueue(attempt, _link.Time.GetUtcNow() + Look);
    }

    private void Again(Attempt attempt, TimeSpan wait)
    {
        var due = _link.Time.GetUtcNow() + wait;
        if (due >= _order.ExpiresAt || !MayBegin)
        {
            GiveUp(attempt, due >= _order.ExpiresAt ? PushOutcome.Expired : PushOutcome.NotSent);
            return;
        }
        lock (_lock)
            _waiting.Enqueue(attempt, due);
    }

    /// <summary>Ends a message that goes no further.</summary>
    /// <param name="outcome">Unless FCM may have taken it.</param>
    private void GiveUp(Attempt attempt, PushOutcome outcome) => End(attempt, attempt.IsUncertain ? PushOutcome.Unknown : outcome);

    /// <summary>Never throws: a message that did not end would be waited for.</summary>
    private void End(Attempt attempt, PushOutcome outcome)
    {
        var isSilent = outcome is PushOutcome.Accepted or PushOutcome.NotSent;
        var result = new PushResult(_order.Targets[attempt.Index], outcome, isSilent ? null : attempt.Code, attempt.Requests);
        Volatile.Write(ref _movedAt, _link.Time.GetTimestamp());
        try
        {
            _metrics.NoteEnd(result, _link.Time.GetElapsedTime(_begunAt));
            _order.Report(result);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
        if (Interlocked.Decrement(ref _open) == 0)
            _done.TrySetResult();
    }

    /// <summary>Ends all that is not under way.</summary>
    private void Stop()
    {
        _stop.Cancel();
        while (TryTakeAny(out var attempt))
            GiveUp(attempt, PushOutcome.NotSent);
        foreach (var suspect in _suspects.TakeAll())
            End(suspect, PushOutcome.NotSent);
    }

    private bool TryTakeAny(out Attempt attempt)
    {
        lock (_lock)
        {
            if (_waiting.TryDequeue(out attempt, out _))
                return true;
            attempt = new Attempt(_next);
            return _next < _order.Targets.Count && _next++ >= 0;
        }
    }

    /// <summary>A platform without a key must not hold up the others of the shards that come next.</summary>
    private void LeavePaused()
    {
        List<Attempt> paused = [];
        lock (_lock)
        {
            if (_waiting.Count == 0 || _next < _order.Targets.Count || _link.Time.GetElapsedTime(Volatile.Read(ref _movedAt)) < Patience
                || _waiting.Count + _suspects.Count < Volatile.Read(ref _open) || _waiting.UnorderedItems.Any(item => item.Element.HeldFor is null))
                return;
            while (_waiting.TryDequeue(out var attempt, out _))
                paused.Add(attempt);
        }
        foreach (var attempt in paused)
            GiveUp(attempt, PushOutcome.NotSent);
    }

    /// <summary>The send must end with it, not stand still.</summary>
    private void Fail(Exception exception)
    {
        Interlocked.CompareExchange(ref _failure, exception, null);
        _stop.Cancel();
    }
}
