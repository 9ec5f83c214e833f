using LiveHub.StandIn.Messages;
using LiveHub.StandIn.Phones;

namespace LiveHub.StandIn;

/// <summary>Brings a message that was taken to its phones.</summary>
internal sealed class Delivery(StandInCounts counts, PhoneScreens screens, Memory memory, Subscriptions subscriptions)
{
    private const string TopicPrefix = "/topics/";

    /// <param name="body">Of the whole request.</param>
    public void Deliver(FcmMessage message, ReadOnlySpan<byte> body)
    {
        counts.NoteDelivery(memory.IsKnown(body));
        if (message.TargetKind is "token" or "fid")
        {
            screens.Show(message.Target, message);
        }
        else if (message.TargetKind == "topic")
        {
            var topic = message.Target.StartsWith(TopicPrefix, StringComparison.Ordinal) ? message.Target[TopicPrefix.Length..] : message.Target;
            foreach (var target in subscriptions.Of(topic))
                screens.Show(target, message);
        }
    }
}
