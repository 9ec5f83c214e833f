namespace LiveHub.Push.Dispatch;

/// <summary>What the desk says of a send.</summary>
/// <param name="Revision">Of its newest act on the desk.</param>
/// <param name="Report">The newest.</param>
public sealed record Send(SendId Id, PushOrder Order, long Revision, SendState State, PushStop? Stop, PushReport? Report)
{
    /// <summary>Nothing more is to be begun.</summary>
    public bool IsStopped => Stop is not null;

    internal SendPlaces Places { get; init; }
}
