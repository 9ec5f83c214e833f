namespace LiveHub.Push.Sending.Fcm;

/// <summary>What each answer does to its message: the table of errors, row by row.</summary>
internal sealed partial class SendRun
{
    private void Judge(Attempt attempt, in FcmAnswer answer, AccessHeader access, DateTimeOffset begunAt)
    {
        var target = _order.Targets[attempt.Index];
        _link.NoteAnswer(answer, access, begunAt);
        _metrics.NoteRequest();
        switch (answer.Kind)
        {
            case AnswerKind.Accepted:
                _link.Known.Note(target);
                _link.GateOf(target.Envelope.Platform).Open();
                End(attempt, PushOutcome.Accepted);
                break;
            case AnswerKind.Unregistered:
                End(attempt, PushOutcome.Unregistered);
                break;
            case AnswerKind.WrongProject:
                End(attempt, PushOutcome.WrongProject);
                break;
            case AnswerKind.Refused:
            case AnswerKind.Unclear when attempt.WasRefused:
                End(attempt, PushOutcome.Failed);
                break;
            case AnswerKind.Suspect:
                _suspects.Add(attempt);
                break;
            case AnswerKind.PayloadWrong:
                // First the reason, so that nobody takes the stop for that of the window.
                Fail(new PayloadRefusedException($"FCM refuses the message: {answer.Says}"));
                End(attempt, PushOutcome.Failed);
                break;
            default:
                TryLater(attempt, answer, begunAt);
                break;
        }
    }

    private void TryLater(Attempt attempt, in FcmAnswer answer, DateTimeOffset begunAt)
    {
        switch (answer.Kind)
        {
            case AnswerKind.Credential:
                Again(attempt, TimeSpan.Zero);
                break;
            case AnswerKind.PlatformKey:
                var platform = _order.Targets[attempt.Index].Envelope.Platform;
                _link.GateOf(platform).Close($"FCM has no right key for {PushMetrics.PlatformOf(platform)}: {answer.Says}", begunAt);
                Hold(attempt with { HeldFor = platform });
                break;
            case AnswerKind.Throttled:
                _link.Pace.Slow();
                Again(attempt with { Waits = attempt.Waits + 1 }, RetrySchedule.Honour(answer.RetryAfter ?? RetrySchedule.AfterThrottling));
                break;
            case AnswerKind.Overloaded:
                Again(attempt with { Waits = attempt.Waits + 1 }, answer.RetryAfter is { } asked ? RetrySchedule.Honour(asked) : RetrySchedule.Backoff(attempt.Waits + 1));
                break;
            case AnswerKind.Unclear:
                Again(attempt with { Waits = attempt.Waits + 1, WasRefused = true }, RetrySchedule.Backoff(attempt.Waits + 1));
                break;
            case AnswerKind.NotProcessed:
                // Once at once, as another connection may be well; then as if FCM were in trouble.
                Again(attempt with { Waits = attempt.Waits + 1 }, attempt.Waits == 0 ? TimeSpan.Zero : RetrySchedule.Backoff(attempt.Waits));
                break;
            case AnswerKind.NoAnswer when attempt.IsUncertain:
                End(attempt, PushOutcome.Unknown);
                break;
            case AnswerKind.NoAnswer:
                Again(attempt with { IsUncertain = true }, RetrySchedule.AfterNoAnswer);
                break;
            default:
                throw new InvalidOperationException($"{answer.Kind} has no row.");
        }
    }

    private async Task JudgeSuspectsAsync()
    {
        if (_suspects.Count == 0)
            return;
        if (_link.Time.GetUtcNow() >= _order.ExpiresAt)
        {
            foreach (var suspect in _suspects.TakeAll())
                End(suspect, _link.Known.IsProven(_order.Targets[suspect.Index].Envelope) ? PushOutcome.BadTarget : PushOutcome.Failed);
        }
        var isEnd = _suspects.Count == Volatile.Read(ref _open);
        while (MayBegin && _suspects.Take(isEnd) is { } group)
            await JudgeAsync(group, isEnd);
    }

    private async Task JudgeAsync(SuspectGroup group, bool isEnd)
    {
        var outcome = PushOutcome.Failed;
        switch (await FindVerdictAsync(group))
        {
            case { Kind: VerdictKind.Right }:
                outcome = PushOutcome.BadTarget;
                break;
            case { Kind: VerdictKind.Wrong } verdict:
                Fail(new PayloadRefusedException($"FCM refuses the message also for a target that it took others for: {verdict.Says}"));
                break;
            case { Kind: VerdictKind.Silent } verdict:
                _suspects.PutOff(group, verdict.RetryAfter);
                return;
            case { Kind: VerdictKind.NobodyToAsk } when !isEnd:
                _suspects.PutBack(group);
                return;
            case { Kind: VerdictKind.NobodyToAsk } when group.Attempts.Count >= Suspects.Many:
                Fail(new PayloadRefusedException(
                    "FCM says of every target that it is no token, and took this message for none: the message is taken to be wrong. No device was removed."));
                break;
        }
        foreach (var attempt in group.Attempts)
            End(attempt, outcome);
    }

    private async Task<Verdict> FindVerdictAsync(SuspectGroup group)
    {
        if (_link.Known.IsProven(group.Envelope))
            return new Verdict(VerdictKind.Right);
        try
        {
            return await new Proof(_link).AskAsync(group.Envelope, group.Attempts.Select(attempt => _order.Targets[attempt.Index].Target).ToHashSet(StringComparer.Ordinal));
        }
        catch (Exception exception)
        {
            // They were taken, and have to go on or to end.
            Fail(exception);
            return new Verdict(VerdictKind.Silent);
        }
    }
}
