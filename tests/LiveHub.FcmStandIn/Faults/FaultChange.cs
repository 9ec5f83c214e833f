namespace LiveHub.StandIn.Faults;

/// <summary>What <c>POST /stand-in/faults</c> changes; what is left out stays.</summary>
internal sealed record FaultChange(
    int? DelayMilliseconds, int? RetryAfterSeconds, int? GoAwayAfter, bool? IsKeyRevoked, bool? IsAppleKeyWrong, Dictionary<string, double>? Shares)
{
    public void ApplyTo(FaultPlan plan)
    {
        if (Shares is not null)
            plan.SetShares([.. Shares.Select(share => (Enum.Parse<Fault>(share.Key, ignoreCase: true), share.Value))]);
        plan.Delay = DelayMilliseconds is { } delay ? TimeSpan.FromMilliseconds(delay) : plan.Delay;
        plan.RetryAfter = RetryAfterSeconds is { } after ? TimeSpan.FromSeconds(after) : plan.RetryAfter;
        plan.GoAwayAfter = GoAwayAfter ?? plan.GoAwayAfter;
        plan.IsKeyRevoked = IsKeyRevoked ?? plan.IsKeyRevoked;
        plan.IsAppleKeyWrong = IsAppleKeyWrong ?? plan.IsAppleKeyWrong;
    }
}
