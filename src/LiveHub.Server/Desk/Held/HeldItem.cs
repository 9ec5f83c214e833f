namespace LiveHub.Server.Desk.Held;

/// <summary>An item outside the feed, as its newest act left it.</summary>
/// <param name="Time">Of that act; milliseconds since 1970.</param>
internal sealed record HeldItem(string Id, long Revision, HeldState State, HeldAct Act, long Time)
{
    /// <summary>As documented.</summary>
    public string StateName => State switch
    {
        HeldState.Held => "held",
        HeldState.Released => "released",
        _ => "cancelled",
    };
}
