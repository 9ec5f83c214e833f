namespace LiveHub.Feed;

/// <summary>A fold written down, so that a start does not read the whole log and retention may remove what it covers.</summary>
/// <param name="Format">Number of the fold's format. Older ones stay readable; whoever meets a newer one must refuse to start.</param>
/// <param name="Point">The fold holds every entry up to here.</param>
/// <param name="Fold">Opaque bytes of the fold.</param>
public sealed record Checkpoint(int Format, LogPoint Point, ReadOnlyMemory<byte> Fold);
