using LiveHub.Client;
using LiveHub.Protocol;

namespace LiveHub.Checker.Reading;

/// <summary>A reader's view as it was at one moment.</summary>
/// <param name="At">Local time in milliseconds; server and readers share a clock here.</param>
/// <param name="Skipped">Superseded revisions left out so far.</param>
public sealed record HeldView(
    IReadOnlyDictionary<string, WireEntry> Held, IReadOnlyDictionary<string, int> Counts, CursorText Cursor, long At, long Skipped)
{
    /// <summary>Null while the view has no cursor.</summary>
    public static HeldView? Of(LiveView view, long at) => CursorText.TryParse(view.Cursor, out var cursor)
        ? new HeldView(
            view.Held.ToDictionary(StringComparer.Ordinal), view.Counts.ToDictionary(StringComparer.Ordinal), cursor, at, view.Skipped)
        : null;
}
