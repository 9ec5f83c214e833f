using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Tests.Load;

/// <summary>As many devices as are wanted, of the size that real ones have. The n-th is always the same.</summary>
internal static class Crowd
{
    // A token of FCM has about as many: an id of 22, a colon, 140.
    private const int TokenLength = 163;
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static readonly string[] Topics = [.. Enumerable.Range(1, 200).Select(n => string.Create(CultureInfo.InvariantCulture, $"topic-{n}"))];

    public static DeviceRegistration Device(int number)
    {
        var random = new Random(number);
        return new DeviceRegistration(IdOf(number), SHA256.HashData(BitConverter.GetBytes(number)), new DeviceProfile
        {
            Platform = (Platform)random.Next(3),
            Kind = TargetKind.Token,
            Target = random.GetString(Signs, TokenLength),
            AppVersion = "4.2.0",
            Languages = random.Next(3) == 0 ? ["ar"] : ["ar", "en"],
            Topics = [.. random.GetItems(Topics, random.Next(1, 6)).Distinct(StringComparer.Ordinal).Select(topic => new TopicChoice(topic))],
            Region = "EG",
            TimeZone = "Africa/Cairo",
            Quiet = random.Next(2) == 0 ? new QuietHours(22 * 60, 7 * 60) : null,
        });
    }

    /// <summary>A line of an import.</summary>
    public static string Line(int number)
    {
        var device = Device(number);
        var profile = device.Profile;
        var line = new StringBuilder(500)
            .Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{device.Id}\",\"secretHash\":\"{Convert.ToHexStringLower(device.SecretHash)}\",\"platform\":\"{profile.Platform.ToString().ToLowerInvariant()}\",")
            .Append(CultureInfo.InvariantCulture, $"\"kind\":\"token\",\"target\":\"{profile.Target}\",\"appVersion\":\"4.2.0\",\"languages\":[\"{string.Join("\",\"", profile.Languages)}\"],")
            .Append(CultureInfo.InvariantCulture, $"\"topics\":[\"{string.Join("\",\"", profile.Topics.Select(choice => choice.Topic))}\"],\"region\":\"EG\",\"timeZone\":\"Africa/Cairo\"");
        if (profile.Quiet is not null)
            line.Append(",\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\"}");
        return line.Append("}\n").ToString();
    }

    /// <summary>Like a random UUID: neighbours have nothing in common.</summary>
    private static string IdOf(int number) => new Guid(Bytes(number)).ToString();

    private static byte[] Bytes(int number) => SHA256.HashData(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)))[..16];
}
