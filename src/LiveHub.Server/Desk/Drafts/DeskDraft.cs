using LiveHub.Feed;

namespace LiveHub.Server.Desk.Drafts;

/// <summary>A draft as the desk's newest act leaves it.</summary>
/// <param name="Time">Of that act, by the store's clock.</param>
internal sealed record DeskDraft(string Id, long Revision, long Time, DraftAct Act)
{
    /// <summary>When it goes out by itself, in milliseconds since 1970; null: it does not.</summary>
    /// <remarks>Counted from the store's time of the act that said yes: the clock of the node that took it makes no difference.</remarks>
    public long? FiresAt => Act is { Submission: { } submission } && DraftStates.IsTimed(Act.State)
        ? Math.Max(Time + (submission.Undo * 1000L), submission.StartsAt ?? 0)
        : null;

    /// <remarks>A damaged entry is a <c>MessagePackSerializationException</c>.</remarks>
    public static DeskDraft Of(Entry entry) => new(Protocol.Subjects.IdOf(entry.Subject), entry.Revision, entry.Time, DeskCodec.Decode<DraftAct>(entry));
}
