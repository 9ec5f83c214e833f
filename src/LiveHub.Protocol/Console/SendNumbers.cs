using MessagePack;

namespace LiveHub.Protocol;

/// <summary>How an alert's way to phones goes, told while it goes on. The last one may be missing; <c>GET /api/v1/alerts/{id}/push</c> says it all.</summary>
/// <param name="Alert">Id of the alert, or of the test alert.</param>
/// <param name="Revision">Of the alert.</param>
/// <param name="Tenths">0 to 10.</param>
/// <param name="Matched">Devices that it is for, as far as they have been counted.</param>
/// <param name="Done">Devices for which it is known what became of them.</param>
/// <param name="Accepted">Devices for which FCM took it.</param>
/// <param name="At">Milliseconds since 1970.</param>
[MessagePackObject]
public sealed record SendNumbers(
    [property: Key(0)] string Alert,
    [property: Key(1)] long Revision,
    [property: Key(2)] int Tenths,
    [property: Key(3)] long Matched,
    [property: Key(4)] long Done,
    [property: Key(5)] long Accepted,
    [property: Key(6)] long At);
