namespace LiveHub.StandIn;

/// <summary>The machine's clock and a distance from it.</summary>
internal sealed class SkewedClock(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
