namespace LiveHub.Push.Ledgers;

/// <summary>Names of what is counted in a send.</summary>
public static class Outcomes
{
    /// <summary>Devices that the send is for.</summary>
    public const string Matched = "matched";

    /// <summary>FCM took the message.</summary>
    public const string Accepted = "accepted";

    /// <summary>Sent, and no answer came: the device may show it.</summary>
    public const string Unknown = "unknown";

    /// <summary>The app is gone; the device was removed.</summary>
    public const string Pruned = "pruned";

    /// <summary>The token belongs to another project.</summary>
    public const string Quarantined = "quarantined";

    /// <summary>Not sent because of quiet hours.</summary>
    public const string Quiet = "quiet";

    /// <summary>Not sent because of the daily cap.</summary>
    public const string Capped = "capped";

    /// <summary>The alert's time was over first.</summary>
    public const string Expired = "expired";

    /// <summary>Requests beyond the first for a device; no outcome of a device.</summary>
    public const string Retries = "retries";

    private const string FailedPrefix = "failed:";

    /// <param name="code">FCM's, or that of the sender.</param>
    public static string Failed(string? code) => FailedPrefix + (code ?? "UNKNOWN");

    /// <summary>Whether devices with this outcome were given up.</summary>
    public static bool IsFailed(string outcome) => outcome.StartsWith(FailedPrefix, StringComparison.Ordinal);
}
