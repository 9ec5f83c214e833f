using System.Globalization;
using LiveHub.Push.Audiences;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Tests.Audiences;

public sealed class DeviceClockTests
{
    [Theory]
    [InlineData("22:00", "07:00", "2026-01-15T21:30:00+00:00", "2026-01-16T05:00:00+00:00")] // 23:30 in Cairo
    [InlineData("22:00", "07:00", "2026-01-15T03:00:00+00:00", "2026-01-15T05:00:00+00:00")] // 05:00
    [InlineData("22:00", "07:00", "2026-01-15T05:00:00+00:00", null)] // 07:00: over
    [InlineData("22:00", "07:00", "2026-01-15T20:00:00+00:00", "2026-01-16T05:00:00+00:00")] // 22:00: begins
    [InlineData("22:00", "07:00", "2026-01-15T19:59:59+00:00", null)]
    [InlineData("13:00", "15:00", "2026-01-15T12:00:00+00:00", "2026-01-15T13:00:00+00:00")] // 14:00
    [InlineData("13:00", "15:00", "2026-01-15T13:00:00+00:00", null)]
    public void Quiet_hours_go_by_the_clock_of_the_device(string from, string to, string at, string? until) =>
        Assert.Equal(until is null ? null : Time(until), DeviceClock.QuietUntil(Device("Africa/Cairo", from, to), Time(at)));

    [Fact]
    public void They_end_by_the_clock_also_in_the_night_that_it_is_changed()
    {
        // Berlin, 29 March 2026: 02:00 becomes 03:00. Asleep from 23:00 (22:00Z) until 07:00 summer time (05:00Z).
        var device = Device("Europe/Berlin", "23:00", "07:00");
        Assert.Equal(Time("2026-03-29T05:00:00+00:00"), DeviceClock.QuietUntil(device, Time("2026-03-28T22:30:00+00:00")));
        // An end that this night's clock never shows.
        Assert.NotNull(DeviceClock.QuietUntil(Device("Europe/Berlin", "23:00", "02:30"), Time("2026-03-28T23:30:00+00:00")));
    }

    [Fact]
    public void Nobody_is_quiet_who_did_not_ask_for_it() => Assert.Null(DeviceClock.QuietUntil(Profiles.Of(), Time("2026-01-15T02:00:00+00:00")));

    private static DeviceProfile Device(string zone, string from, string to) =>
        Profiles.Of() with { TimeZone = zone, Quiet = new QuietHours(Minutes(from), Minutes(to)) };

    private static int Minutes(string time) => (int)TimeSpan.Parse(time, CultureInfo.InvariantCulture).TotalMinutes;

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
