namespace LiveHub.Push.Dispatch;

/// <summary>Where a send is in its life.</summary>
public enum SendState
{
    /// <summary>On the desk; no node has begun.</summary>
    Ordered,
    Sending,

    /// <summary>Told to stop; what was in flight is being settled.</summary>
    Stopping,

    /// <summary>Every device is accounted for.</summary>
    Ended,
}
