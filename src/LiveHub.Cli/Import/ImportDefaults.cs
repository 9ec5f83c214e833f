namespace LiveHub.Cli.Import;

/// <summary>What the caller says about all items.</summary>
/// <param name="Topics">Topics of items that name none.</param>
/// <param name="Language">Wins over what a feed says of itself; null: what the feed says.</param>
/// <param name="Limit">Only the newest so many; null: all.</param>
internal sealed record ImportDefaults(IReadOnlyList<string> Topics, string? Language, int? Limit);
