using LiveHub.Feed;
using LiveHub.Server.Desk;

namespace LiveHub.Server.History;

/// <summary>Reads the acts of alerts from the desk's log.</summary>
internal sealed class HistoryReader(DeskLog desk, DeskState state)
{
    /// <summary>Entries of one read.</summary>
    private const int Batch = 500;

    /// <summary>Those that somebody has asked to send, newest first.</summary>
    /// <param name="before">Only those that stand before this offset.</param>
    public IReadOnlyList<AlertHistory> List(long before) => state.Read(fold => fold.History.Alerts.Where(alert => alert.Place < before).ToList())
        .OrderByDescending(alert => alert.Place).ToList();

    /// <summary>Null when the desk knows of no such alert.</summary>
    public AlertHistory? Find(string id) => state.Read(fold => fold.History.Find(id));

    /// <summary>The entries of each alert, oldest first; those that are damaged or gone are left out.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<Entry>>> ReadAsync(IReadOnlyList<AlertHistory> alerts, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, Entry>();
        foreach (var offsets in alerts.SelectMany(alert => alert.Acts).Select(act => act.Offset).Chunk(Batch))
        {
            foreach (var entry in await desk.Log.ReadAtAsync(offsets, cancellationToken))
            {
                if (!entry.IsDamaged)
                    found[entry.Offset] = entry;
            }
        }
        return [.. alerts.Select(alert => (IReadOnlyList<Entry>)[.. alert.Acts.Where(act => found.ContainsKey(act.Offset)).Select(act => found[act.Offset])])];
    }
}
