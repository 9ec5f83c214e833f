namespace LiveHub.Server.Demo.Phones;

/// <summary>What a phone did with a message.</summary>
internal enum PhoneAct
{
    /// <summary>It is none of LiveHub's, or a canary, or too late.</summary>
    Ignored,
    Shown,

    /// <summary>It took the place of another.</summary>
    Replaced,

    /// <summary>A notification was taken away.</summary>
    Removed,

    /// <summary>A newer revision, or this one, had come before.</summary>
    Older,
}
