namespace LiveHub.Server.Desk.Drafts;

/// <summary>Where an alert is before it is fired.</summary>
internal static class DraftStates
{
    public const string Draft = "draft";
    public const string AwaitingApproval = "awaiting-approval";

    /// <summary>It goes out in a few seconds, unless somebody cancels it.</summary>
    public const string Countdown = "countdown";

    /// <summary>It goes out at its time.</summary>
    public const string Scheduled = "scheduled";
    public const string Fired = "fired";
    public const string Cancelled = "cancelled";
    public const string Discarded = "discarded";

    /// <summary>Asked for, and not out yet: it can be cancelled, and not be edited.</summary>
    public static bool IsUnderWay(string state) => state is AwaitingApproval or Countdown or Scheduled;

    /// <summary>It goes out by itself.</summary>
    public static bool IsTimed(string state) => state is Countdown or Scheduled;

    /// <summary>Nothing more becomes of it by itself or by an editor who has it open.</summary>
    public static bool IsClosed(string state) => state is Fired or Cancelled or Discarded;
}
