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
    private readonly long _begunAt;
    private Exception? _failure;
    private int _next;
    private int _open;
    private int _workers;
    private long _movedAt;

    public SendRun(FcmLink link, SendOrder order, PushMetrics metrics)
    {
        (_link, _order, _metrics) = (link, order, metrics);
        _suspects = new Suspects(link, order.Targets);
        _open = order.Targets.Count;
        _begunAt = _movedAt = link.Time.GetTimestamp();
    }

    private bool MayBegin => !_stop.IsCancellationRequested && !_order.Cancellation.IsCancellationRequested && _order.Window.IsOpen;

    /// <exception cref="PayloadRefusedException">The message itself is wrong.</exception>
    public async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Tick, _link.Time);
        using var share = _link.Workers.Join();
        while (Volatile.Read(ref _open) > 0)
        {
            if (MayBegin)
                await JudgeSuspectsAsync();
            if (!MayBegin)
                Stop();
            LeavePaused();
            StartWorkers();
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
        var wire = _link.Rent();
        try
        {
            while (!_link.Workers.IsOver(ref _workers, _link.Streams.Limit) && TryTake(out var attempt))
                await StepAsync(wire, attempt);
        }
        catch (Exception exception)
        {
            // A bug of ours or of the one who is told: the send must end with it, not stand still.
            Fail(exception);
        }
        finally
        {
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
        var target = _order.Targets[attempt.Index];
        if (EndIfOver(attempt) || EndIfNoTarget(attempt, target) || HoldIfPaused(attempt, target.Envelope.Platform))
            return;
        AccessHeader access;
        var lookedAt = _link.Time.GetUtcNow();
        try
        {
            access = await _link.Access.GetAsync();
            await _link.Pace.TakeAsync(_stop.Token);
            await _link.Streams.EnterAsync();
        }
        catch (OperationCanceledException)
        {
            End(attempt, attempt.IsUncertain ? PushOutcome.Unknown : PushOutcome.NotSent);
            return;
        }
        catch (NoAccessException exception)
        {
            _link.Credential.Close(exception.Message, lookedAt);
            Again(attempt with { Code = "UNAUTHENTICATED" }, TimeSpan.Zero);
            return;
        }
        if (EndIfOver(attempt))
        {
            _link.Streams.Leave();
            return;
        }
        var begunAt = _link.Time.GetUtcNow();
        var timestamp = _link.Time.GetTimestamp();
        var answer = await wire.SendAsync(target, access, _order.ValidateOnly);
        _link.Streams.Leave(
            answer.Kind is AnswerKind.NoAnswer or AnswerKind.NotProcessed ? null : _link.Time.GetElapsedTime(timestamp), answer.Kind == AnswerKind.Throttled);
        Judge(attempt with { Requests = attempt.Requests + 1, Code = answer.Code, HeldFor = null }, answer, access, begunAt);
    }

    private bool EndIfOver(Attempt attempt)
    {
        var isExpired = _link.Time.GetUtcNow() >= _order.ExpiresAt;
        if (!isExpired && MayBegin)
            return false;
        End(attempt, attempt.IsUncertain ? PushOutcome.Unknown : isExpired ? PushOutcome.Expired : PushOutcome.NotSent);
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

    private void Hold(Attempt attempt)
    {
        lock (_lock)
            _waiting.Enqueue(attempt, _link.Time.GetUtcNow() + Look);
    }

    private void Again(Attempt attempt, TimeSpan wait)
    {
        var due = _link.Time.GetUtcNow() + wait;
        if (due >= _order.ExpiresAt || !MayBegin)
        {
            End(attempt, attempt.IsUncertain ? PushOutcome.Unknown : due >= _order.ExpiresAt ? PushOutcome.Expired : PushOutcome.NotSent);
            return;
        }
        lock (_lock)
            _waiting.Enqueue(attempt, due);
    }

    private void End(Attempt attempt, PushOutcome outcome)
    {
        var isSilent = outcome is PushOutcome.Accepted or PushOutcome.NotSent;
        var result = new PushResult(_order.Targets[attempt.Index], outcome, isSilent ? null : attempt.Code, attempt.Requests);
        Volatile.Write(ref _movedAt, _link.Time.GetTimestamp());
        _metrics.NoteEnd(result, _link.Time.GetElapsedTime(_begunAt));
        try
        {
            _order.Report(result);
        }
        finally
        {
            if (Interlocked.Decrement(ref _open) == 0)
                _done.TrySetResult();
        }
    }

    /// <summary>Ends all that is not under way.</summary>
    private void Stop()
    {
        _stop.Cancel();
        while (TryTakeAny(out var attempt))
            End(attempt, attempt.IsUncertain ? PushOutcome.Unknown : PushOutcome.NotSent);
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
            End(attempt, attempt.IsUncertain ? PushOutcome.Unknown : PushOutcome.NotSent);
    }

    private void Fail(Exception exception)
    {
        Interlocked.CompareExchange(ref _failure, exception, null);
        _stop.Cancel();
    }
}
