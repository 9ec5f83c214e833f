using LiveHub.Push.Devices;

namespace LiveHub.Push.Audiences;

/// <summary>An audience made ready to be asked about many devices. Immutable.</summary>
/// <param name="texts">Languages that the alert has texts in, in order.</param>
public sealed class AudienceFilter(Audience audience, IReadOnlyList<string> texts)
{
    private readonly HashSet<string> _topics = new(audience.Topics, StringComparer.Ordinal);
    private readonly HashSet<string> _languages = new(audience.Languages, StringComparer.OrdinalIgnoreCase);

    public bool Matches(DeviceProfile device) =>
        (audience.Platforms.Count == 0 || audience.Platforms.Contains(device.Platform))
        && (_topics.Count == 0 || device.Topics.Any(choice => _topics.Contains(choice.Topic)))
        && (_languages.Count == 0 || (LanguageChoice.Find(texts, device.Languages) is { } text && _languages.Contains(texts[text])))
        && (audience.Regions.Count == 0 || (device.Region is { } region && audience.Regions.Any(wanted => Covers(wanted, region))));

    private static bool Covers(string wanted, string region) =>
        region.StartsWith(wanted, StringComparison.Ordinal) && (region.Length == wanted.Length || region[wanted.Length] == '-');
}
