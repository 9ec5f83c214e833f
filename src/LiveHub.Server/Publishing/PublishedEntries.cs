using LiveHub.Feed;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Publishing;

/// <summary>Finds a revision of a subject in the feed.</summary>
internal sealed class PublishedEntries(FeedLog feed, LiveFeed live, FeedWriter writer)
{
    private const int Batch = 500;

    /// <summary>Null when it is not there; otherwise a reader of this node would see it, too.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<Entry?> FindAsync(string subject, long revision, CancellationToken cancellationToken)
    {
        var entry = await feed.Log.ReadHeadAsync(subject, cancellationToken);
        if (entry is null || entry.Revision < revision)
            return null;
        await writer.CatchUpAsync(entry.Offset, cancellationToken);
        // A later revision is there when an old request is repeated.
        return entry.Revision == revision ? entry : await SearchAsync(subject, revision, entry.Offset, cancellationToken);
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
