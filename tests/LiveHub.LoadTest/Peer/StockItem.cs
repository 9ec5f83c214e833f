using MessagePack;

namespace LiveHub.LoadTest.Peer;

/// <summary>What the stock server publishes and its readers get; about as large as a LiveHub entry with the same headline.</summary>
[MessagePackObject]
public sealed record StockItem(
    [property: Key(0)] string Id,
    [property: Key(1)] string Topic,
    [property: Key(2)] string Language,
    [property: Key(3)] string Headline,
    [property: Key(4)] long PublishedAt);
