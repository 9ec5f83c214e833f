namespace LiveHub.Push.Dispatch;

/// <summary>What a send is for.</summary>
public enum SendKind
{
    /// <summary>A new alert, or a new revision of one, for its audience.</summary>
    Alert,

    /// <summary>For those that earlier revisions reached: new text under the same tag.</summary>
    Correction,

    /// <summary>For those that earlier revisions reached: the alert is taken back.</summary>
    Recall,

    /// <summary>For the test list only; says TEST in its text.</summary>
    Test,

    /// <summary>For nobody: validated by FCM and delivered to no device.</summary>
    Canary,
}
