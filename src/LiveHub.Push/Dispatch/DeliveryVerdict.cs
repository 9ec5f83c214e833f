namespace LiveHub.Push.Dispatch;

/// <summary>Whether a device is sent an alert now, by what its reader asked for.</summary>
/// <param name="HeldUntil">Not now: its quiet hours end then.</param>
/// <param name="Dropped">Not at all, and why: <see cref="Ledgers.Outcomes.Quiet"/> or <see cref="Ledgers.Outcomes.Capped"/>.</param>
internal readonly record struct DeliveryVerdict(DateTimeOffset? HeldUntil, string? Dropped)
{
    public bool IsNow => HeldUntil is null && Dropped is null;
}
