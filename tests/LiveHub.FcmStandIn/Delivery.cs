using LiveHub.StandIn.Messages;
using LiveHub.StandIn.Phones;

namespace LiveHub.StandIn;

/// <summary>Brings a message that was taken to its phones.</summary>
internal sealed class Delivery(StandInCounts counts, PhoneScreens screens, Memory memory, Subscriptions subscriptions)
{
    private const string TopicPrefix = "/topics/";

    public void Deliver(FcmMessage message)
    {
        counts.NoteDelivery(memory.IsKnown(message));
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
