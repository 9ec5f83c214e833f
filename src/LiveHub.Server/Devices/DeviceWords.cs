using System.Globalization;
using LiveHub.Push.Devices;

namespace LiveHub.Server.Devices;

/// <summary>How the API spells what devices say of themselves.</summary>
internal static class DeviceWords
{
    /// <summary>In the order of <see cref="Platform"/>.</summary>
    public static readonly IReadOnlyList<string> Platforms = ["android", "ios", "web"];

    /// <summary>In the order of <see cref="TargetKind"/>.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["token", "fid"];

    public static string Of(Platform platform) => Platforms[(int)platform];

    public static string Of(TargetKind kind) => Kinds[(int)kind];

    /// <param name="minute">After midnight.</param>
    public static string TimeOfDay(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
