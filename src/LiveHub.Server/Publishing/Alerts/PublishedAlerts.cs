using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Publishing.Alerts;

/// <summary>Finds a revision of an alert in the feed.</summary>
internal sealed class PublishedAlerts(FeedLog feed, LiveFeed live, FeedWriter writer)
{
    private const int Batch = 500;

    /// <summary>The alert as that revision left it, with its state at that time; null when it is not in the feed.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<JsonObject?> FindAsync(string subject, long revision, Durability durability, CancellationToken cancellationToken)
    {
        var entry = await feed.Log.ReadHeadAsync(subject, cancellationToken);
        if (entry is null || entry.Revision < revision)
            return null;
        await writer.CatchUpAsync(entry.Offset, cancellationToken);
        // A later revision is there when an old request is repeated.
        if (entry.Revision > revision)
            entry = await SearchAsync(subject, revision, entry.Offset, cancellationToken);
        if (entry is null)
            return null;
        var resource = writer.ResourceOf(entry, live.State.Position.Epoch, durability);
        resource["state"] = AlertStates.Of(FeedReads.FactOf<AlertFact>(entry), entry.Time);
        return resource;
    }

    private async Task<Entry?> SearchAsync(string subject, long revision, long before, CancellationToken cancellationToken)
    {
        for (var offset = live.State.Find(subject)?.First ?? before; offset < before; offset += Batch)
        {
            var offsets = Enumerable.Range(0, (int)Math.Min(Batch, before - offset)).Select(step => offset + step).ToList();
            var entries = await feed.Log.ReadAtAsync(offsets, cancellationToken);
            if (entries.FirstOrDefault(entry => entry.Subject == subject && entry.Revision == revision) is { } found)
                return found;
        }
        return null;
    }
}
