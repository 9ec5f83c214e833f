using LiveHub.Push.Audiences;
using LiveHub.Push.Composing;
using MessagePack;

namespace LiveHub.Push.Dispatch;

/// <summary>Desk act: phones are to be sent something. It says all that the send needs, so that any node can do it at any time.</summary>
/// <remarks>First entry of its subject (<see cref="SendId.Subject"/>). Fields are only ever appended.</remarks>
[MessagePackObject]
public sealed record PushOrder
{
    [Key(0)] public required SendKind Kind { get; init; }

    [Key(1)] public required Importance Importance { get; init; }

    /// <summary>One per language, at least one; the first is for devices that have none of them.</summary>
    [Key(2)] public required IReadOnlyList<PushText> Texts { get; init; }

    [Key(3)] public required Audience Audience { get; init; }

    /// <summary>Devices with this ordinal or a higher one registered after the order and are not in its audience.</summary>
    [Key(4)] public required int Below { get; init; }

    /// <summary>Names the notification on the phone: one with the same tag takes its place. 1 to 64 bytes, ASCII.</summary>
    [Key(5)] public required string Tag { get; init; }

    /// <summary>Absolute http(s) address that a tap opens.</summary>
    [Key(6)] public string? Url { get; init; }

    /// <summary>Id of the item that it is about.</summary>
    [Key(7)] public string? Item { get; init; }

    /// <summary>Absolute https address of a picture.</summary>
    [Key(8)] public string? Image { get; init; }

    /// <summary>Milliseconds since 1970: when it was ordered.</summary>
    [Key(9)] public required long At { get; init; }

    /// <summary>Milliseconds since 1970: from then on nothing is sent, and FCM and the phone drop what they hold.</summary>
    [Key(10)] public required long ExpiresAt { get; init; }

    /// <summary>Why quiet hours and caps do not count; null: they do. Only for what is breaking.</summary>
    [Key(11)] public string? OverrideReason { get; init; }

    /// <summary>Revisions of the alert whose ledgers are the audience of a correction or a recall, oldest first.</summary>
    [Key(12)] public IReadOnlyList<long> Of { get; init; } = [];

    /// <summary>Take the place of what is on the phone without sound and without a mark, for a correction.</summary>
    [Key(13)] public bool IsSilent { get; init; }

    /// <summary>Id of the key that ordered it.</summary>
    [Key(14)] public required string By { get; init; }

    /// <summary>Devices that the editor was told and confirmed.</summary>
    [Key(15)] public long Confirmed { get; init; }
}
