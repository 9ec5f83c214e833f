using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Reading;
using LiveHub.Server.Ticker.Frames;

namespace LiveHub.Server.Ticker;

/// <summary>The next step of a reader: a frame, or nothing to send when no entry in between concerns its set.</summary>
/// <param name="To">Where the reader stands after it.</param>
/// <param name="Alerts">Offsets of the alerts in the frame, those ahead among them; null when there are none.</param>
internal sealed record Run(HubFrame? Frame, LogPoint To, IReadOnlyList<long>? Alerts = null)
{
    public static IReadOnlyList<long>? AlertsIn(IReadOnlyList<RingEntry> entries, IReadOnlyList<RingEntry>? ahead)
    {
        List<long>? alerts = null;
        foreach (var entry in entries)
        {
            if (EntryKinds.IsAlert(entry.Entry.Kind))
                (alerts ??= []).Add(entry.Entry.Offset);
        }
        foreach (var entry in ahead ?? [])
            (alerts ??= []).Add(entry.Entry.Offset);
        return alerts;
    }
}
