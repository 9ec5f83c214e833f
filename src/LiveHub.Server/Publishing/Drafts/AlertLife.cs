using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using LiveHub.Server.Desk;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Where an alert is after it was fired, in one word.</summary>
internal sealed class AlertLife(DeskState desk, PushDesk push, TimeProvider time)
{
    public const string Sending = "sending";
    public const string Sent = "sent";

    /// <summary>Sending has ended, and some phones were not reached that could have been.</summary>
    public const string PartlyFailed = "partly-failed";
    public const string Corrected = "corrected";

    /// <summary>Taken back: it should not have gone out.</summary>
    public const string Recalled = "recalled";
    public const string Cleared = "cleared";
    public const string Expired = "expired";

    /// <summary>Null when this node does not know the alert.</summary>
    public string? Of(string id) =>
        desk.FindAlert(id) is { Act.Fact: var fact } ? Of(fact, push.Of(id), time.GetUtcNow().ToUnixTimeMilliseconds()) : null;

    public static string Of(AlertFact fact, IReadOnlyList<Send> sends, long now)
    {
        if (fact.Clearance is { } clearance)
            return clearance.Withdrawn ? Recalled : Cleared;
        if (fact.Correction is not null || sends.Any(send => send.Order.Kind == SendKind.Correction))
            return Corrected;
        if (sends.Any(send => send.State != SendState.Ended))
            return Sending;
        if (now >= fact.ExpiresAt)
            return Expired;
        return sends.Any(IsPartlyFailed) ? PartlyFailed : Sent;
    }

    /// <summary>Stopped, or some were tried in vain or are unknown. Devices that left or want quiet are no failure.</summary>
    private static bool IsPartlyFailed(Send send) =>
        send.IsStopped || (send.Report is { Counts: var counts } && counts[Outcomes.Unknown] + counts.Counts.Where(count => Outcomes.IsFailed(count.Key)).Sum(count => count.Value) > 0);
}
