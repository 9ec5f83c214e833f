namespace LiveHub.Push.Dispatch;

/// <summary>Acts on the desk that a send is made of.</summary>
public static class PushKinds
{
    /// <summary>A <see cref="PushOrder"/>: revision 1 of the subject.</summary>
    public const string Ordered = "push.ordered";

    /// <summary>A <see cref="PushReport"/>: work has begun.</summary>
    public const string Started = "push.started";

    /// <summary>A <see cref="PushReport"/>: a further tenth is done.</summary>
    public const string Progressed = "push.progressed";

    /// <summary>A <see cref="PushStop"/>: nothing more is to be sent.</summary>
    public const string Stopped = "push.stopped";

    /// <summary>A <see cref="PushReport"/>: every device is accounted for. Said once more, with the receipts, before the ledger is removed.</summary>
    public const string Ended = "push.ended";
}
