using LiveHub.Push.Devices;

namespace LiveHub.Push.Audiences;

/// <summary>How many devices an alert is for, as far as is known.</summary>
/// <param name="Devices">Counted, or projected from a sample.</param>
/// <param name="Low">95 of 100 times there are not fewer; equal to <paramref name="Devices"/> when all were counted.</param>
/// <param name="High">95 of 100 times there are not more.</param>
/// <param name="Quiet">Of them, those in their quiet hours now.</param>
/// <param name="Age">How long ago the devices were looked at.</param>
public sealed record AudienceEstimate(
    long Devices, long Low, long High, long Quiet, IReadOnlyDictionary<Platform, long> ByPlatform, IReadOnlyDictionary<string, long> ByLanguage, TimeSpan Age)
{
    public bool IsExact => Low == High;
}
