using MessagePack;

namespace LiveHub.Protocol;

/// <summary>What an editor has open.</summary>
/// <param name="Subject">Such as <c>item/7f3k</c>, 200 characters at most; null for nothing in particular.</param>
/// <param name="Editing">Takes the editing of it, unless somebody else has it.</param>
/// <param name="TakeOver">Takes the editing of it from whoever has it.</param>
[MessagePackObject]
public sealed record Whereabouts(
    [property: Key(0)] string? Subject,
    [property: Key(1)] bool Editing = false,
    [property: Key(2)] bool TakeOver = false);
