using System.Globalization;
using LiveHub.Push.Dispatch;

namespace LiveHub.Push.Composing;

/// <summary>All that the messages in one language are made of.</summary>
/// <param name="Text">As it is shown: marked, cut and isolated.</param>
internal sealed record PushMessage(SendId Send, PushOrder Order, PushText Text, string? Position, TimeSpan Lifetime)
{
    /// <summary>Comes without sound and lights up no screen.</summary>
    public bool IsQuiet => Order.IsSilent || Order.Kind == SendKind.Recall;

    public string Seconds => ((long)Lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>The wire's word for it.</summary>
    public string Importance => Order.Importance switch
    {
        Dispatch.Importance.Breaking => "breaking",
        Dispatch.Importance.Major => "major",
        _ => "minor",
    };

    /// <summary>Must not wait until a phone wakes of itself. What takes something back never may.</summary>
    public bool IsUrgent => Order.Importance == Dispatch.Importance.Breaking || Order.Kind is SendKind.Correction or SendKind.Recall;
}
