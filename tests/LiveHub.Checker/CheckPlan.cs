namespace LiveHub.Checker;

/// <summary>How large a check is. The same seed draws the same acts, sets and faults; what meets what in time is the machine's.</summary>
public sealed record CheckPlan
{
    public required int Seed { get; init; }

    public int Publishers { get; init; } = 3;

    /// <summary>Acts of each publisher; most are one append of one entry.</summary>
    public int Acts { get; init; } = 250;

    public int Readers { get; init; } = 16;

    /// <summary>Restarts of the server while publishers and readers go on.</summary>
    public int Restarts { get; init; } = 1;

    /// <summary>Mean pause of a publisher between two bursts.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(15);

    public IReadOnlyList<string> Topics { get; init; } = ["harbour", "weather", "sport", "budget", "museum"];

    public IReadOnlyList<string> Languages { get; init; } = ["ar", "en", "ar-EG"];

    /// <summary>Newest items of a topic in a snapshot, as the server under check is set.</summary>
    public int SnapshotItems { get; init; } = 50;
}
