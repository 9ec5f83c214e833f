using LiveHub.Protocol;

namespace LiveHub.Server.Reading;

/// <summary>What a permalink still says after retention has removed the item.</summary>
internal sealed record Tombstone(Text Headline, string? Url);
