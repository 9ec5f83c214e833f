using MessagePack;

namespace LiveHub.Protocol;

/// <summary>How an editor ended an alert.</summary>
/// <param name="At">Milliseconds since 1970.</param>
/// <param name="Withdrawn">True when it should not have gone out: readers are told that an earlier alert was withdrawn.</param>
/// <param name="Reason">For readers.</param>
[MessagePackObject]
public sealed record Clearance(
    [property: Key(0)] long At,
    [property: Key(1)] bool Withdrawn,
    [property: Key(2)] Text? Reason = null);
