using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Server.Desk.Held;

/// <summary>The items that wait outside the feed, and the last ones that waited.</summary>
internal sealed class HeldFold : IDeskFold
{
    /// <summary>How many are remembered that do not wait any more; the log has them all.</summary>
    private const int Kept = 1_000;

    private readonly Dictionary<string, HeldItem> _items = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, long Revision)> _ended = new();

    public IEnumerable<HeldItem> Waiting => _items.Values.Where(item => item.State == HeldState.Held);

    public HeldItem? Find(string id) => _items.GetValueOrDefault(id);

    public void Apply(Entry entry)
    {
        if (StateOf(entry.Kind) is not { } state)
            return;
        var id = Subjects.IdOf(entry.Subject);
        _items[id] = new HeldItem(id, entry.Revision, state, DeskCodec.Decode<HeldAct>(entry), entry.Time);
        if (state == HeldState.Held)
            return;
        _ended.Enqueue((id, entry.Revision));
        // One that was called off may have been held anew.
        if (_ended.Count > Kept && _ended.Dequeue() is var (old, revision) && _items.GetValueOrDefault(old)?.Revision == revision)
            _items.Remove(old);
    }

    /// <summary>Null for a kind that is about something else.</summary>
    public static HeldState? StateOf(string kind) => kind switch
    {
        DeskKinds.HeldSaved => HeldState.Held,
        DeskKinds.HeldReleased => HeldState.Released,
        DeskKinds.HeldCancelled => HeldState.Cancelled,
        _ => null,
    };
}
