using System.Security.Cryptography;
using System.Text;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Tests.Devices;

/// <summary>Devices as tests register them.</summary>
internal static class SampleDevices
{
    public static byte[] SecretOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    public static DeviceProfile Profile(string target, Platform platform = Platform.Android) => new()
    {
        Platform = platform,
        Kind = TargetKind.Token,
        Target = target,
        Languages = ["ar", "en"],
        Topics = [new TopicChoice("harbour"), new TopicChoice("weather", 80)],
        TimeZone = "Africa/Cairo",
    };

    public static DeviceRegistration Registration(string id, string target, string secret = "first secret", Platform platform = Platform.Android) =>
        new(id, SecretOf(secret), Profile(target, platform));
}
