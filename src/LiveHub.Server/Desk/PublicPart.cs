using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk.Held;

namespace LiveHub.Server.Desk;

/// <summary>What of a desk entry belongs in the feed.</summary>
internal static class PublicPart
{
    /// <summary>Null when all of it is private.</summary>
    /// <remarks>A damaged body is a <c>MessagePackSerializationException</c>.</remarks>
    public static Draft? Of(Entry entry)
    {
        if (DeskCodec.AlertOf(entry) is { } alert)
            return new Draft(entry.Subject, entry.Revision - 1, AlertKind(entry.Kind), Routing.Of(alert.Topics, []), FactCodec.Encode(alert.Fact));
        if (entry.Kind != DeskKinds.HeldReleased)
            return null;
        var held = DeskCodec.Decode<HeldAct>(entry);
        return new Draft(
            Subjects.Item(Subjects.IdOf(entry.Subject)), 0, EntryKinds.ItemPosted, Routing.Of(held.Topics, [held.Item.Language]), FactCodec.Encode(held.Item));
    }

    private static string AlertKind(string deskKind) => deskKind switch
    {
        DeskKinds.AlertFired => EntryKinds.AlertRaised,
        DeskKinds.AlertCleared => EntryKinds.AlertCleared,
        _ => EntryKinds.AlertUpdated,
    };
}
