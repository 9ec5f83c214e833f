using System.Globalization;
using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>Where a Redis store is, and what is asked of it.</summary>
public sealed class RedisStoreOptions
{
    /// <summary>A StackExchange.Redis configuration string: endpoints, password, TLS, Sentinel's service name.</summary>
    public required string Configuration { get; init; }

    /// <summary>What all keys and channels begin with, in braces: the hash tag that keeps them on one node of a cluster. One for each LiveHub.</summary>
    public string Prefix { get; init; } = "livehub";

    /// <summary>How often a node asks for the tail itself, should a bell have been lost. Also how late it then is.</summary>
    public TimeSpan SafetyPoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one answer may take. Above it the store counts as away; publishers are told within two seconds.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a start waits for the store before it gives up.</summary>
    public TimeSpan OpenTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Replicas that must have a confirmed append; 0: confirmed appends are like others.</summary>
    public int ConfirmReplicas { get; init; }

    /// <summary>How long they have for it.</summary>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Take a store that loses everything with its process.</summary>
    public bool AllowVolatile { get; init; }

    /// <summary>The store's clock in tests; null: that of Redis.</summary>
    internal TimeProvider? StoreTime { get; init; }

    /// <summary>What scripts are told of the time: milliseconds since 1970, empty for the clock of Redis.</summary>
    internal string Now => StoreTime?.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Whether a text can be a <see cref="Configuration"/>.</summary>
    public static bool IsConfiguration(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return false; // Its message may quote a part of the password.
        }
    }
}
