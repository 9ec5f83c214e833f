namespace LiveHub.Server.Desk;

/// <summary>The newest act on an alert.</summary>
internal sealed record DeskAlert(long Revision, AlertAct Act);
