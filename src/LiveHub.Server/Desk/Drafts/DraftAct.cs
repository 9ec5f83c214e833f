using MessagePack;

namespace LiveHub.Server.Desk.Drafts;

/// <summary>Something was done to the draft of an alert: the whole draft as it is after that.</summary>
/// <remarks>Subject <c>draft/{id}</c>; the alert that comes of it has the same id. Fields are only ever appended.</remarks>
[MessagePackObject]
internal sealed record DraftAct
{
    /// <summary>One of <see cref="DraftStates"/>.</summary>
    [Key(0)] public required string State { get; init; }

    /// <summary>Who did this.</summary>
    [Key(1)] public required DraftNote Done { get; init; }

    /// <summary>Who changed the content last.</summary>
    [Key(2)] public required DraftNote Saved { get; init; }

    /// <summary>What the editors wrote: the fields of <c>POST /api/v1/alerts</c> in JSON, cleaned.</summary>
    [Key(3)] public required byte[] Content { get; init; }

    /// <summary>Of the content as it is (<see cref="Submission.Code"/>).</summary>
    [Key(4)] public required string Code { get; init; }

    /// <summary>Set from the time it was asked to go out.</summary>
    [Key(5)] public Submission? Submission { get; init; }

    /// <summary>Set while the newest answer of an approver is no.</summary>
    [Key(6)] public DraftNote? Rejected { get; init; }

    /// <summary>Kinds and reasons are for people; <see cref="Done"/> says who.</summary>
    [Key(7)] public string? Cause { get; init; }
}
