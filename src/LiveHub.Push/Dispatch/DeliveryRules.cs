using LiveHub.Push.Audiences;
using LiveHub.Push.Devices;
using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Dispatch;

/// <summary>Weighs an order against a device's quiet hours and daily cap.</summary>
internal static class DeliveryRules
{
    /// <summary>A cap counts the alerts that reached the device in this time before now.</summary>
    public static readonly TimeSpan CapSpan = TimeSpan.FromHours(24);

    /// <summary>Whoever was shown a mistake is shown that it was one, at any hour; a test is for people who asked for it.</summary>
    public static bool Apply(PushOrder order) =>
        order is { Kind: SendKind.Alert, OverrideReason: null };

    /// <param name="recent">Alerts that reached the device within <see cref="CapSpan"/>.</param>
    public static DeliveryVerdict Judge(PushOrder order, DeviceProfile device, int recent, DateTimeOffset now)
    {
        if (!Apply(order))
            return default;
        if (recent >= device.DailyCap)
            return new DeliveryVerdict(HeldUntil: null, Outcomes.Capped);
        if (DeviceClock.QuietUntil(device, now) is not { } end)
            return default;
        return order.Importance != Importance.Minor && end.ToUnixTimeMilliseconds() < order.ExpiresAt
            ? new DeliveryVerdict(end, Dropped: null)
            : new DeliveryVerdict(HeldUntil: null, Outcomes.Quiet);
    }
}
