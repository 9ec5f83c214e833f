using System.Buffers;

namespace LiveHub.Push.Devices;

/// <summary>What the id of a device looks like.</summary>
public static class DeviceIds
{
    public const int MinLength = 8;
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    public static bool IsValid(string id) => id.Length is >= MinLength and <= MaxLength && !id.AsSpan().ContainsAnyExcept(Allowed);
}
