using MessagePack;

namespace LiveHub.Protocol;

/// <summary>The last frame before the server closes a connection on purpose.</summary>
/// <param name="Code">One of <see cref="GoodbyeCodes"/>.</param>
/// <param name="Message">Says in English what to do about it.</param>
/// <param name="Reconnect">When to come back; null: not without a change.</param>
[MessagePackObject]
public sealed record Goodbye(
    [property: Key(0)] string Code,
    [property: Key(1)] string Message,
    [property: Key(2)] ReconnectPlan? Reconnect = null);
