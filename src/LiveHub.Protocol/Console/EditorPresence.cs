using MessagePack;

namespace LiveHub.Protocol;

/// <summary>An editor who is there, with one open console.</summary>
/// <param name="Connection">Tells two consoles of one editor apart.</param>
/// <param name="Name">The name of the key or the person.</param>
/// <param name="Subject">What is open there; null for nothing in particular.</param>
/// <param name="Since">When the console was opened, in milliseconds since 1970.</param>
/// <param name="By">Id of the key or the person: one editor may have several consoles open.</param>
[MessagePackObject]
public sealed record EditorPresence(
    [property: Key(0)] string Connection,
    [property: Key(1)] string Name,
    [property: Key(2)] string? Subject,
    [property: Key(3)] long Since,
    [property: Key(4)] string By = "");
