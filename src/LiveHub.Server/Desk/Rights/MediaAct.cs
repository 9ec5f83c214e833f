using MessagePack;

namespace LiveHub.Server.Desk.Rights;

/// <summary>The right to show a picture or recording was lost, or given back.</summary>
/// <param name="Url">As items have it.</param>
/// <param name="Reason">For the desk.</param>
/// <param name="From">From where, as <see cref="Keys.Origin"/> says it.</param>
[MessagePackObject]
internal sealed record MediaAct([property: Key(0)] string Url, [property: Key(1)] string? Reason, [property: Key(2)] string By, [property: Key(3)] string From);
