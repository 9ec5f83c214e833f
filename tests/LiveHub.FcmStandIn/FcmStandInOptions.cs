using LiveHub.StandIn.Access;

namespace LiveHub.StandIn;

/// <summary>How a stand-in is set up; what may change while it runs is in <see cref="Faults.FaultPlan"/>.</summary>
public sealed class FcmStandInOptions
{
    /// <summary>Of the TLS address; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Of a second address without TLS, HTTP/1.1; 0 for any that is free, null for none.</summary>
    public int? PlainPort { get; init; }

    /// <summary>The service account that may sign in; a fresh one when null.</summary>
    public FcmAccount? Account { get; init; }

    /// <summary>Requests at the same time on one connection, as FCM has it.</summary>
    public int StreamsPerConnection { get; init; } = 100;

    /// <summary>What the token endpoint says of a token's life. Clients take one of less than some minutes for stale at once.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromSeconds(3599);

    /// <summary>How far its clock is ahead of the machine's.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>Targets whose screens are kept; those that were sent to longest ago go first. 0 keeps none.</summary>
    public int Screens { get; init; } = 10_000;

    /// <summary>Messages that are remembered, so that one which is delivered again counts as double. 0 counts none.</summary>
    public int Remembered { get; init; } = 3_000_000;
}
