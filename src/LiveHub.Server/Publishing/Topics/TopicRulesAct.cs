using MessagePack;

namespace LiveHub.Server.Publishing.Topics;

/// <summary>When topics end by themselves: all of it, and who set it.</summary>
/// <param name="EndsAfterHours">Hours of silence after which a live story ends; null: never.</param>
/// <param name="Topics">For single topics of any kind in place of that; 0: never.</param>
/// <param name="From">From where, as <see cref="Keys.Origin"/> says it.</param>
[MessagePackObject]
internal sealed record TopicRulesAct(
    [property: Key(0)] int? EndsAfterHours,
    [property: Key(1)] IReadOnlyDictionary<string, int> Topics,
    [property: Key(2)] string By,
    [property: Key(3)] string From)
{
    public static readonly TopicRulesAct None = new(EndsAfterHours: null, new Dictionary<string, int>(), "", "");
}
