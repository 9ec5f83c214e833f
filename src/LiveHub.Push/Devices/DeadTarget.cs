namespace LiveHub.Push.Devices;

/// <summary>A target that FCM does not know, or not in this project, and whose it was when that was said.</summary>
public sealed record DeadTarget(int Ordinal, string Target);
