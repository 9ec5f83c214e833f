using LiveHub.Feed.Redis;

namespace LiveHub.Server.Hosting;

/// <summary>The Redis that servers share, section <c>Redis</c>.</summary>
internal sealed class RedisOptions
{
    public const string Section = "Redis";

    /// <summary>A StackExchange.Redis configuration string; null: the logs live in SQLite.</summary>
    public string? Configuration { get; set; }

    /// <summary>What all keys begin with, in braces; another one for each LiveHub on the same Redis.</summary>
    public string Prefix { get; set; } = "livehub";

    /// <summary>How often a server asks for news itself, should a wake-up have been lost; 0.1 to 5 s.</summary>
    public TimeSpan SafetyPoll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Replicas that must have an alert before its editor is told that it is out; 0: none.</summary>
    public int ConfirmReplicas { get; set; }

    /// <summary>How long they have for it; 0.1 to 5 s.</summary>
    public TimeSpan ConfirmTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Take a Redis that loses everything when it ends.</summary>
    public bool AllowVolatile { get; set; }

    public RedisStoreOptions ToStoreOptions() => new()
    {
        Configuration = Configuration ?? throw new InvalidOperationException("There is no Redis in the settings."),
        Prefix = Prefix,
        SafetyPoll = SafetyPoll,
        ConfirmReplicas = ConfirmReplicas,
        ConfirmTimeout = ConfirmTimeout,
        AllowVolatile = AllowVolatile,
    };
}
