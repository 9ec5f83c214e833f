using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using MessagePack;

namespace LiveHub.Server.Desk.Drafts;

/// <summary>What is to go out, frozen when it was asked for: nothing in it changes any more, and what was looked at and approved is what is fired.</summary>
/// <remarks>The times of the fact and of the order are set when it is fired. Fields are only ever appended.</remarks>
[MessagePackObject]
internal sealed record Submission
{
    /// <summary>Who asked, when, and with which reason the glass was broken, if it was.</summary>
    [Key(0)] public required DraftNote Asked { get; init; }

    [Key(1)] public required AlertFact Fact { get; init; }

    /// <summary>Empty: everybody.</summary>
    [Key(2)] public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>What phones are sent; null: nothing.</summary>
    [Key(3)] public PushOrder? Order { get; init; }

    /// <summary>Names the texts, the audience and what phones show: whoever approves says it.</summary>
    [Key(4)] public required string Code { get; init; }

    /// <summary>Devices that the asker was told and confirmed.</summary>
    [Key(5)] public long Confirmed { get; init; }

    /// <summary>Kinds of the confirmations that were typed.</summary>
    [Key(6)] public IReadOnlyList<string> Typed { get; init; } = [];

    /// <summary>How many others have to agree.</summary>
    [Key(7)] public int ApprovalsNeeded { get; init; }

    [Key(8)] public IReadOnlyList<DraftNote> Approvals { get; init; } = [];

    /// <summary>Seconds from the last yes to the firing.</summary>
    [Key(9)] public int Undo { get; init; }

    /// <summary>When it is to go out, in milliseconds since 1970; null: at once.</summary>
    [Key(10)] public long? StartsAt { get; init; }

    /// <summary>When it ends, in milliseconds since 1970; null: the usual time after it went out.</summary>
    [Key(11)] public long? ExpiresAt { get; init; }

    /// <summary><c>breaking</c>, <c>major</c> or <c>minor</c>: the weightier of the alert's and of what phones are sent.</summary>
    [Key(12)] public required string Importance { get; init; }

    /// <summary>Somebody sent it out alone though others had to agree; the reason is with <see cref="Asked"/>.</summary>
    [Key(13)] public bool IsGlassBroken { get; init; }
}
