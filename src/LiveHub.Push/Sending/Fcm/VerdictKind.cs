namespace LiveHub.Push.Sending.Fcm;

/// <summary>Whether a message is right.</summary>
internal enum VerdictKind
{
    /// <summary>FCM took it for somebody, or would.</summary>
    Right,

    /// <summary>FCM refuses it also for a target that it took others for.</summary>
    Wrong,

    /// <summary>The answer said nothing of the message; another may.</summary>
    Silent,

    /// <summary>No target is known to be good.</summary>
    NobodyToAsk,
}
