using LiveHub.Protocol;

namespace LiveHub.Client;

/// <summary>What a reader sees: a pure reducer of frames, by the rules of PROTOCOL.md §3. Knows no connection and no clock.</summary>
/// <remarks>Not thread-safe: one caller applies frames and reads. Times are server times, milliseconds since 1970.</remarks>
public sealed class LiveView(FollowSet set)
{
    /// <summary>A topic of which fewer items are held is worth a new snapshot when the server has more.</summary>
    public const int RefillBelow = 25;

    private ViewState _state = new(set);
    private ViewState? _next;

    /// <summary>Frames of any other set are dropped.</summary>
    public FollowSet Set { get; } = set;

    /// <summary>The last <c>through</c>: where to go on after a reconnect. Null until the first snapshot is complete. Keep it only together with the view.</summary>
    public string? Cursor { get; private set; }

    /// <summary>Every subject held, hidden by time or not.</summary>
    public IReadOnlyDictionary<string, WireEntry> Held => _state.Held;

    /// <summary>How many items of each topic the server has, in the languages of the set.</summary>
    public IReadOnlyDictionary<string, int> Counts => _state.Counts;

    /// <summary>How many superseded revisions the server left out so far.</summary>
    public long Skipped { get; private set; }

    internal int RememberedRemovals => _state.Remembered;

    /// <summary>Takes the next frame of the connection.</summary>
    public AppliedFrame Apply(FeedFrame frame)
    {
        if (!string.Equals(frame.Set, Set.Id, StringComparison.Ordinal))
            return new AppliedFrame(FrameKind.Foreign, [], CountsChanged: false);
        Skipped += frame.Skipped;
        var shown = ApplyAhead(frame);
        if (frame.Reset)
            _next = new ViewState(Set);
        return _next is null ? ApplyRun(frame, shown) : Collect(frame, _next, shown);
    }

    /// <summary>To be called before the frames of a new connection: forgets a snapshot that has come in only in part.</summary>
    public void BeginConnection()
    {
        _next = null;
        _state.BeginConnection();
    }

    /// <summary>The items to show at a server time: pinned by rank, then the newest first by the offset of their first revision.</summary>
    public IReadOnlyList<WireEntry> Items(long now) =>
        [.. _state.Held.Values
            .Where(entry => entry.Body is ItemFact item && item.IsVisible(now))
            .OrderBy(entry => ((ItemFact?)entry.Body)?.Pin ?? int.MaxValue)
            .ThenByDescending(entry => entry.First)];

    /// <summary>The alerts to show at a server time, the newest first.</summary>
    public IReadOnlyList<WireEntry> Alerts(long now) =>
        [.. _state.Held.Values
            .Where(entry => entry.Body is AlertFact alert && alert.IsActive(now))
            .OrderByDescending(entry => entry.First)];

    /// <summary>The topics in editorial order, equal ones by slug.</summary>
    public IReadOnlyList<WireEntry> Topics() =>
        [.. _state.Held.Values
            .Where(entry => entry.Body is TopicFact)
            .OrderBy(entry => ((TopicFact?)entry.Body)?.Order)
            .ThenBy(entry => entry.Subject, StringComparer.Ordinal)];

    /// <summary>How many items of each topic the view shows at a server time; topics without one are absent.</summary>
    public IReadOnlyDictionary<string, int> Shown(long now) =>
        _state.Held.Values
            .Where(entry => entry.Body is ItemFact item && item.IsVisible(now))
            .SelectMany(entry => entry.Topics)
            .CountBy(topic => topic, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    private AppliedFrame ApplyRun(FeedFrame frame, List<AppliedEntry> shown)
    {
        foreach (var entry in frame.Entries)
            Note(entry, _state.Apply(entry, ahead: false), ahead: false, shown);
        var counts = _state.Apply(frame.Counts);
        if (frame.Through is not null)
            MoveTo(frame.Through);
        return new AppliedFrame(FrameKind.Run, shown, counts);
    }

    private AppliedFrame Collect(FeedFrame frame, ViewState next, List<AppliedEntry> shown)
    {
        foreach (var entry in frame.Ahead ?? [])
            next.Apply(entry, ahead: true);
        foreach (var entry in frame.Entries)
            next.Apply(entry, ahead: false);
        next.Apply(frame.Counts);
        if (frame.Through is null)
            return new AppliedFrame(FrameKind.SnapshotPart, shown, CountsChanged: false);
        _state = next;
        _next = null;
        MoveTo(frame.Through);
        return new AppliedFrame(FrameKind.Snapshot, [], CountsChanged: true);
    }

    // Shown at once, also while a snapshot is still coming in: a breaking alert must not wait for it.
    private List<AppliedEntry> ApplyAhead(FeedFrame frame)
    {
        var shown = new List<AppliedEntry>();
        foreach (var entry in frame.Ahead ?? [])
            Note(entry, _state.Apply(entry, ahead: true), ahead: true, shown);
        return shown;
    }

    private static void Note(WireEntry entry, EntryEffect effect, bool ahead, List<AppliedEntry> shown)
    {
        if (effect != EntryEffect.None)
            shown.Add(new AppliedEntry(entry, effect, ahead));
    }

    private void MoveTo(string through)
    {
        Cursor = through;
        _state.ForgetRemovals();
    }
}
