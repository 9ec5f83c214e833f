using LiveHub.Push.Devices;

namespace LiveHub.Push.Tests;

/// <summary>Devices for tests.</summary>
internal static class Profiles
{
    public static DeviceProfile Of(string target = "token", Platform platform = Platform.Android, string language = "ar", params string[] topics) => new()
    {
        Platform = platform,
        Kind = TargetKind.Token,
        Target = target,
        Languages = [language],
        Topics = [.. topics.Select(topic => new TopicChoice(topic))],
    };
}
