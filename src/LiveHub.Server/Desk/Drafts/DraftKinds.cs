namespace LiveHub.Server.Desk.Drafts;

/// <summary>Acts on a draft of an alert. Each carries the whole draft as it leaves it (<see cref="DraftAct"/>).</summary>
internal static class DraftKinds
{
    private const string Prefix = "draft.";

    public const string Saved = "draft.saved";

    /// <summary>It is to go out: it waits for approval, counts down, or waits for its time.</summary>
    public const string Submitted = "draft.submitted";
    public const string Approved = "draft.approved";
    public const string Rejected = "draft.rejected";
    public const string Cancelled = "draft.cancelled";

    /// <summary>It went out: the alert itself was appended with it.</summary>
    public const string Fired = "draft.fired";
    public const string Discarded = "draft.discarded";

    /// <summary>Appended with every alert that goes out, at the revision that was read before it was judged: of two that go out at once, one is judged again.</summary>
    public const string Gate = "gate.passed";

    public static bool IsDraft(string kind) => kind.StartsWith(Prefix, StringComparison.Ordinal);
}
