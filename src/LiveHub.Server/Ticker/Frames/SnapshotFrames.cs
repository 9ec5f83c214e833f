using LiveHub.Server.Reading;

namespace LiveHub.Server.Ticker.Frames;

/// <summary>Cuts a snapshot into frames: <c>reset</c> on the first, <c>through</c> only on the last, and on none when a run completes it.</summary>
internal static class SnapshotFrames
{
    public static IReadOnlyList<HubFrame> Encode(WireForm form, Snapshot snapshot, bool isWhole)
    {
        var pieces = Pieces(form, snapshot.Entries);
        var frames = new HubFrame[pieces.Count];
        for (var i = 0; i < frames.Length; i++)
        {
            var isLast = i == frames.Length - 1;
            frames[i] = HubFrame.Feed(form, new FrameParts(
                snapshot.Set.Id, pieces[i], isLast ? snapshot.Counts : [], isLast && isWhole ? snapshot.Cursor.ToString() : null, Reset: i == 0));
        }
        return frames;
    }

    /// <summary>Splits entries so that a frame stays below <see cref="FrameLimit.Bytes"/>; one piece at least, one entry a piece at least.</summary>
    private static List<IReadOnlyList<RingEntry>> Pieces(WireForm form, IReadOnlyList<RingEntry> entries)
    {
        var pieces = new List<IReadOnlyList<RingEntry>>();
        var piece = new List<RingEntry>();
        var bytes = 0;
        foreach (var entry in entries)
        {
            var length = entry.Bytes(form).Length;
            if (piece.Count > 0 && bytes + length > FrameLimit.Bytes)
            {
                pieces.Add(piece);
                (piece, bytes) = ([], 0);
            }
            piece.Add(entry);
            bytes += length;
        }
        pieces.Add(piece);
        return pieces;
    }
}
