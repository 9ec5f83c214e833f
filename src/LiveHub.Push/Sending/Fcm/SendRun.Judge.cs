namespace LiveHub.Push.Sending.Fcm;

/// <summary>What each answer does to its message: the table of errors, row by row.</summary>
internal sealed partial class SendRun
{
    private void Judge(Attempt attempt, in FcmAnswer answer, AccessHeader access, DateTimeOffset begunAt)
    {
        var target = _order.Targets[attempt.Index];
        NoteAccess(answer.Kind, access);
        _metrics.NoteRequest();
        switch (answer.Kind)
        {
            case AnswerKind.Accepted:
                _suspects.NoteProof(target.Envelope);
                _link.NoteGood(target);
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
                TryLater(attempt, answer, access, begunAt);
                break;
        }
    }

    private void TryLater(Attempt attempt, in FcmAnswer answer, AccessHeader access, DateTimeOffset begunAt)
    {
        switch (answer.Kind)
        {
            case AnswerKind.Credential:
                if (!_link.Access.Refuse(access))
                    _link.Credential.Close($"FCM does not take the service account of project {_link.Project}: {answer.Says}", begunAt);
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

    /// <summary>Whatever FCM itself says of a message, it has taken the credential.</summary>
    private void NoteAccess(AnswerKind kind, AccessHeader access)
    {
        if (kind is AnswerKind.Credential or AnswerKind.Overloaded or AnswerKind.NoAnswer or AnswerKind.NotProcessed)
            return;
        access.HasWorked = true;
        _link.Credential.Open();
    }

    private async Task JudgeSuspectsAsync()
    {
        var suspects = _suspects.Count;
        if (suspects == 0)
            return;
        try
        {
            await _suspects.JudgeAsync(isEnd: suspects == Volatile.Read(ref _open), End);
        }
        catch (PayloadRefusedException exception)
        {
            Fail(exception);
        }
    }
}
