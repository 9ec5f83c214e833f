namespace LiveHub.Push.Sending;

/// <summary>What became of a message.</summary>
public enum PushOutcome
{
    /// <summary>FCM took it.</summary>
    Accepted,

    /// <summary>FCM says that the app is gone or the token has ended: the device is to be removed.</summary>
    Unregistered,

    /// <summary>FCM says that this is no token, while it takes the same message for others: the device is to be removed.</summary>
    BadTarget,

    /// <summary>The token belongs to another project: the device is to be put into quarantine.</summary>
    WrongProject,

    /// <summary>Refused, or not taken in all attempts; it is not tried again.</summary>
    Failed,

    /// <summary>The alert's time was over before FCM took it.</summary>
    Expired,

    /// <summary>Sent, and no answer came: the device may show it.</summary>
    Unknown,

    /// <summary>Not sent: the window closed, the send was stopped, or its platform is paused (<see cref="IPushSender.Warning"/> says why). Another pass may send it.</summary>
    NotSent,
}
