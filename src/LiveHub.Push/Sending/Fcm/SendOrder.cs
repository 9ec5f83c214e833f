namespace LiveHub.Push.Sending.Fcm;

/// <summary>What one call of the sender was asked; see <see cref="IPushSender.SendAsync"/>.</summary>
internal sealed record SendOrder(
    IReadOnlyList<PushTarget> Targets, Action<PushResult> Report, SendWindow Window, DateTimeOffset ExpiresAt, bool ValidateOnly, CancellationToken Cancellation);
