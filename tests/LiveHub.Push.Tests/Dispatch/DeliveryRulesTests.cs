using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Tests.Dispatch;

public sealed class DeliveryRulesTests
{
    private static readonly DateTimeOffset Night = new(2026, 1, 15, 23, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Morning = new(2026, 1, 16, 7, 0, 0, TimeSpan.Zero);
    private static readonly DeviceProfile Asleep = Profiles.Of() with { Quiet = new QuietHours(22 * 60, 7 * 60) };
    private static readonly DeviceProfile Capped = Profiles.Of() with { DailyCap = 3 };

    [Fact]
    public void A_minor_alert_wakes_nobody_and_does_not_come_late() =>
        Assert.Equal(Outcomes.Quiet, DeliveryRules.Judge(Order(Importance.Minor, hours: 12), Asleep, 0, Night).Dropped);

    [Fact]
    public void A_major_alert_waits_until_the_morning() =>
        Assert.Equal(Morning, DeliveryRules.Judge(Order(Importance.Major, hours: 12), Asleep, 0, Night).HeldUntil);

    [Fact]
    public void An_alert_that_would_be_old_by_then_is_dropped() =>
        Assert.Equal(Outcomes.Quiet, DeliveryRules.Judge(Order(Importance.Breaking, hours: 1), Asleep, 0, Night).Dropped);

    [Fact]
    public void A_reason_overrides_both() =>
        Assert.True(DeliveryRules.Judge(Order(Importance.Breaking, hours: 1) with { OverrideReason = "Flood warning" }, Asleep with { DailyCap = 1 }, 5, Night).IsNow);

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    public void A_cap_counts_what_came_before(int recent, bool isSent) =>
        Assert.Equal(isSent, DeliveryRules.Judge(Order(Importance.Breaking, hours: 1), Capped, recent, Night).IsNow);

    [Theory]
    [InlineData(SendKind.Correction)]
    [InlineData(SendKind.Recall)]
    [InlineData(SendKind.Test)]
    public void Who_saw_a_mistake_is_told_at_any_hour(SendKind kind) =>
        Assert.True(DeliveryRules.Judge(Order(Importance.Minor, hours: 1) with { Kind = kind }, Asleep with { DailyCap = 1 }, 5, Night).IsNow);

    private static PushOrder Order(Importance importance, int hours) => Orders.Of(Night) with { Importance = importance, ExpiresAt = Night.AddHours(hours).ToUnixTimeMilliseconds() };
}
