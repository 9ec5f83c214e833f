namespace LiveHub.Protocol;

/// <summary>Where a topic is in its life. Any state may follow any other: coverage is paused, ended and taken up again.</summary>
public static class TopicStates
{
    public const string Upcoming = "upcoming";
    public const string Live = "live";
    public const string Paused = "paused";
    public const string Ended = "ended";

    public static readonly IReadOnlyList<string> All = [Upcoming, Live, Paused, Ended];
}
