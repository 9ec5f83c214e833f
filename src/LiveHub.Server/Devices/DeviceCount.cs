namespace LiveHub.Server.Devices;

/// <summary>The devices counted at one moment. Immutable.</summary>
/// <param name="Quarantined">Of all, those that are sent nothing until they register again.</param>
/// <param name="ByLanguage">By the most wanted language of each.</param>
/// <param name="ByTopic">A device counts at every topic that it follows.</param>
internal sealed record DeviceCount(
    long Devices, long Quarantined, IReadOnlyDictionary<string, long> ByPlatform, IReadOnlyDictionary<string, long> ByLanguage,
    IReadOnlyDictionary<string, long> ByTopic, DateTimeOffset At);
