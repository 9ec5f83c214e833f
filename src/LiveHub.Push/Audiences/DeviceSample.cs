using LiveHub.Push.Devices;

namespace LiveHub.Push.Audiences;

/// <summary>Devices drawn evenly from the whole registry at one moment. Immutable.</summary>
/// <param name="Profiles">Those drawn.</param>
/// <param name="Total">Devices that there were.</param>
/// <param name="At">When.</param>
internal sealed record DeviceSample(IReadOnlyList<DeviceProfile> Profiles, long Total, DateTimeOffset At)
{
    /// <summary>Two-sided, for 95 %.</summary>
    private const double Z = 1.96;

    public AudienceEstimate Estimate(Audience audience, IReadOnlyList<string> texts, DateTimeOffset now)
    {
        var filter = new AudienceFilter(audience, texts);
        var (matched, quiet) = (0, 0);
        var platforms = new Dictionary<Platform, long>();
        var languages = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var device in Profiles)
        {
            if (!filter.Matches(device))
                continue;
            matched++;
            quiet += DeviceClock.QuietUntil(device, now) is null ? 0 : 1;
            platforms[device.Platform] = platforms.GetValueOrDefault(device.Platform) + 1;
            var text = texts[LanguageChoice.Find(texts, device.Languages) ?? 0];
            languages[text] = languages.GetValueOrDefault(text) + 1;
        }
        var (low, high) = Range(matched);
        return new AudienceEstimate(
            Project(matched), Project(low), Project(high), Project(quiet),
            platforms.ToDictionary(count => count.Key, count => Project(count.Value)), languages.ToDictionary(count => count.Key, count => Project(count.Value)), now - At);
    }

    private long Project(double drawn) => Profiles.Count == 0 ? 0 : (long)Math.Round(drawn * Total / Profiles.Count);

    /// <summary>Wilson's score interval: right also for a topic that hardly anybody in the sample follows (Wilson 1927).</summary>
    private (double Low, double High) Range(int matched)
    {
        var n = (double)Profiles.Count;
        if (Profiles.Count >= Total)
            return (matched, matched);
        var share = matched / n;
        var middle = share + (Z * Z / (2 * n));
        var half = Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
        var scale = n / (1 + (Z * Z / n));
        return (Math.Max(0, middle - half) * scale, Math.Min(1, middle + half) * scale);
    }
}
