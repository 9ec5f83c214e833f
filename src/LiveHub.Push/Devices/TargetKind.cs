namespace LiveHub.Push.Devices;

/// <summary>How FCM addresses a device. A device has one kind: asking for a token may unregister an installation id (firebase-js-sdk discussion 10212).</summary>
public enum TargetKind
{
    /// <summary>An FCM registration token.</summary>
    Token,

    /// <summary>A Firebase installation id (<c>Message.fid</c>).</summary>
    Fid,
}
