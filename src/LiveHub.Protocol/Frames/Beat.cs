using MessagePack;

namespace LiveHub.Protocol;

/// <summary>A sign of life, at least every 15 seconds and at once when the store's state changes; a follower gets an empty <c>feed</c> frame with it.</summary>
/// <param name="Position"><c>epoch.offset</c> of the node's tail.</param>
/// <param name="Time">Server time, milliseconds since 1970: what ages and expiries are reckoned against.</param>
/// <param name="Store"><c>ok</c>, or <c>away</c> when updates may be delayed.</param>
/// <param name="Readers">Connected readers of the whole site, about; only when the follow asked for it and it is known.</param>
[MessagePackObject]
public sealed record Beat(
    [property: Key(0)] string Position,
    [property: Key(1)] long Time,
    [property: Key(2)] string Store = Beat.StoreOk,
    [property: Key(3)] int? Readers = null)
{
    public const string StoreOk = "ok";
    public const string StoreAway = "away";
}
