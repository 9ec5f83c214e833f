namespace LiveHub.Push.Sending.Fcm;

/// <summary>What the answer to one request asks the sender to do.</summary>
internal enum AnswerKind
{
    Accepted,
    Unregistered,

    /// <summary>"No token", says FCM; it says the same of some messages that are wrong.</summary>
    Suspect,
    WrongProject,

    /// <summary>Refused for good.</summary>
    Refused,

    /// <summary>Refused without a word of FCM's that says why: by a gateway, as it seems.</summary>
    Unclear,

    /// <summary>The message is wrong, whomever it is for.</summary>
    PayloadWrong,

    /// <summary>The credential is not taken; says nothing of the device.</summary>
    Credential,

    /// <summary>FCM has no right key for Apple's service, or for browsers.</summary>
    PlatformKey,

    /// <summary>Too many.</summary>
    Throttled,

    /// <summary>FCM, or what stands before it, is in trouble.</summary>
    Overloaded,

    /// <summary>It was sent and no answer came: FCM may have taken it.</summary>
    NoAnswer,

    /// <summary>FCM cannot have seen it.</summary>
    NotProcessed,
}
