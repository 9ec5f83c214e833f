using MessagePack;

namespace LiveHub.Push.Dispatch;

/// <summary>Desk act: a send is to end as it is.</summary>
/// <param name="By">Id of the key; empty when LiveHub did it itself.</param>
/// <param name="Reason">In words, for the desk; null when none was given.</param>
/// <param name="From">From where, as the desk keeps it; null when LiveHub did it itself.</param>
[MessagePackObject]
public sealed record PushStop([property: Key(0)] string By, [property: Key(1)] string? Reason, [property: Key(2)] string? From = null);
