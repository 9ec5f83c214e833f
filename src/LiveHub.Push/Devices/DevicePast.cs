namespace LiveHub.Push.Devices;

/// <summary>What another registry knew of a device that is imported.</summary>
/// <param name="RegisteredAt">Milliseconds since 1970.</param>
/// <param name="SeenAt">Milliseconds since 1970.</param>
public sealed record DevicePast(long RegisteredAt, long SeenAt);
