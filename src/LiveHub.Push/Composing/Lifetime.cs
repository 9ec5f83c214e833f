namespace LiveHub.Push.Composing;

/// <summary>How long FCM and the push services keep a message for a device that is away.</summary>
internal static class Lifetime
{
    /// <summary>FCM refuses more.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(28);

    /// <summary>From now to the alert's end. Zero means now or never, and is all that an alert whose time is over may still have.</summary>
    public static TimeSpan Of(DateTimeOffset expiresAt, DateTimeOffset now)
    {
        var left = expiresAt - now;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left > Longest ? Longest : left;
    }
}
