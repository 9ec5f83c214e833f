namespace LiveHub.Feed;

/// <summary>A place in a log: after the entry at <paramref name="Offset"/> of <paramref name="Epoch"/>.</summary>
/// <param name="Offset">0 before the first entry, then 1, 2, 3… without holes; below 2^53, so that JavaScript can hold it.</param>
/// <remarks>
/// Example: in epoch <c>1-9f3a2b7c</c> with three entries the tail is at offset 3. A reader at offset 1 is owed the entries 2 and 3.
/// </remarks>
public readonly record struct FeedPosition(Epoch Epoch, long Offset)
{
    public override string ToString() => $"{Epoch}.{Offset}";
}
