namespace LiveHub.Push.Sending;

/// <summary>Hands messages to FCM.</summary>
public interface IPushSender
{
    /// <summary>Longest time from the begin of a request to its end; nothing is in flight longer.</summary>
    TimeSpan RequestTimeout { get; }

    /// <summary>Why nothing can be sent at all, in words for an operator: no credentials, a revoked key; null while it can.</summary>
    string? Fault { get; }

    /// <summary>Which platforms cannot be sent to, and why, in words for an operator: the project has no right key for Apple's service; null while all can. The others are sent to.</summary>
    string? Warning { get; }

    /// <summary>Sends to every target and reports each exactly once, in no order. Returns when all have been reported.</summary>
    /// <param name="targets">Taken one by one, as fast as FCM takes them.</param>
    /// <param name="report">Called on any thread, also at the same time; must be quick.</param>
    /// <param name="window">When it closes nothing more is begun; what is in flight ends within <see cref="RequestTimeout"/>, the rest is <see cref="PushOutcome.NotSent"/>.</param>
    /// <param name="expiresAt">From then on messages end as <see cref="PushOutcome.Expired"/>.</param>
    /// <param name="validateOnly">FCM checks the message and delivers it to nobody.</param>
    /// <exception cref="PayloadRefusedException">FCM says that the message itself is wrong: everything not yet sent was reported as <see cref="PushOutcome.NotSent"/>, nothing is to be pruned.</exception>
    Task SendAsync(
        IReadOnlyList<PushTarget> targets, Action<PushResult> report, SendWindow window, DateTimeOffset expiresAt, bool validateOnly, CancellationToken cancellationToken);
}
