namespace LiveHub.Cli.Import;

/// <summary>A file, read: its items, oldest first, and what a person should know about the reading.</summary>
internal sealed record ImportBatch(IReadOnlyList<ImportEntry> Entries, IReadOnlyList<string> Notes);
