using MessagePack;

namespace LiveHub.Protocol;

/// <summary>An editor who is there, with one open console.</summary>
/// <param name="Connection">Tells two consoles of one editor apart.</param>
/// <param name="Name">The name of the person or key.</param>
/// <param name="Subject">What is open there; null for nothing in particular.</param>
/// <param name="Since">When the console was opened, in milliseconds since 1970.</param>
/// <param name="Actor">Id of the person or key; one person may have several consoles open.</param>
/// <param name="Claim">When the editing of the subject was taken, in milliseconds since 1970; null when it is only looked at. The latest claim on a subject holds it.</param>
[MessagePackObject]
public sealed record EditorPresence(
    [property: Key(0)] string Connection,
    [property: Key(1)] string Name,
    [property: Key(2)] string? Subject,
    [property: Key(3)] long Since,
    [property: Key(4)] string? Actor = null,
    [property: Key(5)] long? Claim = null);
