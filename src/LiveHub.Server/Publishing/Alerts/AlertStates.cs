using LiveHub.Protocol;

namespace LiveHub.Server.Publishing.Alerts;

/// <summary>Where an alert is in its life, in one word.</summary>
internal static class AlertStates
{
    /// <summary>On the desk and not yet in the feed.</summary>
    public const string Pending = "pending";

    /// <param name="at">Server time in milliseconds.</param>
    public static string Of(AlertFact alert, long at)
    {
        if (alert.Clearance is not null)
            return "cleared";
        if (at < alert.StartsAt)
            return "upcoming";
        return at < alert.ExpiresAt ? "active" : "expired";
    }
}
