using LiveHub.Push.Devices;
using MessagePack;

namespace LiveHub.Push.Audiences;

/// <summary>Whom an alert is for. Each part narrows it; an empty one does not.</summary>
/// <param name="Topics">Devices that follow one of these; empty: every device that follows anything or nothing.</param>
/// <param name="Languages">Devices whose first language that the alert has a text in is one of these.</param>
/// <param name="Platforms">Devices of these.</param>
/// <param name="Regions">Devices there; a country (<c>RU</c>) has its regions (<c>RU-MOW</c>) in it.</param>
[MessagePackObject]
public sealed record Audience(
    [property: Key(0)] IReadOnlyList<string> Topics,
    [property: Key(1)] IReadOnlyList<string> Languages,
    [property: Key(2)] IReadOnlyList<Platform> Platforms,
    [property: Key(3)] IReadOnlyList<string> Regions);
