using LiveHub.Push.Sending;
using LiveHub.Server.Problems;

namespace LiveHub.Server.Phones;

/// <summary>Whether phones can be reached at all.</summary>
/// <param name="Sender">Null when push is not configured.</param>
internal sealed record PushChannel(IPushSender? Sender)
{
    /// <summary>Null when an alert for phones can be taken. It is never taken in the hope that push is set up later.</summary>
    public Problem? Refuse()
    {
        if (Sender is null)
            return Problem.PushNotConfigured();
        return Sender.Fault is { } fault ? Problem.PushUnavailable(fault) : null;
    }
}
