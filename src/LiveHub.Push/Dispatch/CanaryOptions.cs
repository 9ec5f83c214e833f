namespace LiveHub.Push.Dispatch;

/// <summary>How often push tries itself, section <c>Push:Canary</c>.</summary>
public sealed class CanaryOptions
{
    /// <summary>From one synthetic alert to the next; zero: none. Editors are warned of one that is older than 15 minutes, so a healthy one is younger.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>From the desk to FCM's answer it may take so long.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(30);
}
