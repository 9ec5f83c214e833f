using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;

namespace LiveHub.Push.Composing;

/// <summary>Makes the messages of a send: one for each platform and language, whoever it goes to. Pure functions.</summary>
public static class Composer
{
    /// <summary>What FCM takes of keys and values in one message to a device.</summary>
    public const int PayloadLimit = 4096;

    /// <summary>Bytes kept free for a target, though FCM does not count it as payload.</summary>
    public const int TargetRoom = 256;

    /// <summary>Longer than any text of a position.</summary>
    private static readonly string PositionRoom = new('0', 40);

    private static readonly Platform[] Platforms = [Platform.Android, Platform.Ios, Platform.Web];

    /// <summary>Makes all messages of a send.</summary>
    /// <param name="position">Where the alert is in the feed, so that an app that has read so far can tell; null when it is not there.</param>
    public static EnvelopeSet Compose(SendId send, PushOrder order, string? position)
    {
        var expiresAt = DateTimeOffset.FromUnixTimeMilliseconds(order.ExpiresAt);
        var envelopes = new List<Envelope>(Platforms.Length * order.Texts.Count);
        foreach (var text in order.Texts)
        {
            var message = new PushMessage(send, order, DeviceText.Of(text, order), position, Lifetime.Longest);
            foreach (var platform in Platforms)
                envelopes.Add(new Envelope(platform, text.Lang, expiresAt, lifetime => MessageJson.SuffixOf(message with { Lifetime = lifetime }, platform)));
        }
        return new EnvelopeSet([.. order.Texts.Select(text => text.Lang)], envelopes);
    }

    /// <summary>Says which messages FCM would refuse for their size. To be asked before an alert is accepted: once it is sent it is too late.</summary>
    /// <remarks>Counts the whole message as it travels, which is more than FCM counts, and leaves room for a target and for the position that is not known yet.</remarks>
    /// <returns>All faults; none when every message may be sent.</returns>
    public static IReadOnlyList<PayloadFault> Check(SendId send, PushOrder order, string? position = null)
    {
        var envelopes = Compose(send, order, position ?? PositionRoom);
        var begin = DateTimeOffset.FromUnixTimeMilliseconds(order.At);
        return [.. from envelope in envelopes.All
                   let bytes = Envelope.Prefix(TargetKind.Token).Length + TargetRoom + envelope.SuffixAt(begin).Length
                   where bytes > PayloadLimit
                   select new PayloadFault(envelope.Platform, envelope.Language, bytes, PayloadLimit)];
    }
}
