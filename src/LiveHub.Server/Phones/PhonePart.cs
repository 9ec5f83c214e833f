using LiveHub.Push.Dispatch;

namespace LiveHub.Server.Phones;

/// <summary>What a request asks phones to be sent.</summary>
/// <param name="Order">Complete but for how many devices there are.</param>
/// <param name="Confirmation">Null when the request has none.</param>
internal sealed record PhonePart(PushOrder Order, Confirmation? Confirmation);
