using MessagePack;

namespace LiveHub.Push.Devices;

/// <summary>What a device says of itself; each registration replaces all of it.</summary>
[MessagePackObject]
public sealed record DeviceProfile
{
    [Key(0)] public required Platform Platform { get; init; }

    [Key(1)] public required TargetKind Kind { get; init; }

    /// <summary>The registration token or installation id; 1 to 4,096 visible ASCII characters. Never in a log.</summary>
    [Key(2)] public required string Target { get; init; }

    [Key(3)] public string? AppVersion { get; init; }

    /// <summary>BCP 47 tags, the most wanted first; at least one.</summary>
    [Key(4)] public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The most important first.</summary>
    [Key(5)] public IReadOnlyList<TopicChoice> Topics { get; init; } = [];

    /// <summary>ISO 3166 code such as <c>EG</c> or <c>RU-MOW</c>, upper case.</summary>
    [Key(6)] public string? Region { get; init; }

    /// <summary>IANA name, such as <c>Africa/Cairo</c>.</summary>
    [Key(7)] public string TimeZone { get; init; } = "Etc/UTC";

    [Key(8)] public QuietHours? Quiet { get; init; }

    /// <summary>Alerts wanted in 24 hours at most, 1 or more; null for all.</summary>
    [Key(9)] public int? DailyCap { get; init; }
}
