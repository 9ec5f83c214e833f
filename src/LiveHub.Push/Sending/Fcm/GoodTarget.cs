using LiveHub.Push.Devices;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>A target that FCM took a message for.</summary>
internal sealed record GoodTarget(TargetKind Kind, string Target);
