using System.Collections.Concurrent;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Audiences;

/// <summary>Tells when a device's quiet hours end, by its own time zone. Any thread.</summary>
public static class DeviceClock
{
    // Finding a zone reads a file when it is not in the framework's cache, under a lock.
    private static readonly ConcurrentDictionary<string, TimeZoneInfo> Zones = new(StringComparer.Ordinal);

    /// <summary>Null when it is not quiet at that time. An unknown zone counts as UTC.</summary>
    public static DateTimeOffset? QuietUntil(DeviceProfile device, DateTimeOffset at)
    {
        if (device.Quiet is not { } quiet)
            return null;
        var zone = Zones.GetOrAdd(device.TimeZone, name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc);
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var minute = (int)local.TimeOfDay.TotalMinutes;
        var isQuiet = quiet.From < quiet.To ? minute >= quiet.From && minute < quiet.To : minute >= quiet.From || minute < quiet.To;
        if (!isQuiet)
            return null;
        var end = local.Date.AddMinutes(quiet.To);
        if (end <= local.DateTime)
            end = end.AddDays(1);
        // Clocks may be changed meanwhile: the end is a time of day, not a number of minutes from now.
        return zone.IsInvalidTime(end) ? new DateTimeOffset(end, local.Offset) : new DateTimeOffset(end, zone.GetUtcOffset(end));
    }
}
