namespace LiveHub.Push.Sending.Fcm;

/// <summary>Opens the way into FCM that this build sends by.</summary>
internal delegate IFcmDoor OpenDoor(FcmOptions options, ServiceAccount account, TimeProvider time);
