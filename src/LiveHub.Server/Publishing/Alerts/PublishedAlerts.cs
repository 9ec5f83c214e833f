using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Publishing.Alerts;

/// <summary>Answers with a revision of an alert as it is in the feed.</summary>
internal sealed class PublishedAlerts(PublishedEntries published, FeedWriter writer, LiveFeed live)
{
    /// <summary>The alert as that revision left it, with its state at that time; null when it is not in the feed.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<JsonObject?> FindAsync(string subject, long revision, Durability durability, CancellationToken cancellationToken)
    {
        if (await published.FindAsync(subject, revision, cancellationToken) is not { } entry)
            return null;
        var resource = writer.ResourceOf(entry, live.State.Position.Epoch, durability);
        resource["state"] = AlertStates.Of(FeedReads.FactOf<AlertFact>(entry), entry.Time);
        return resource;
    }
}
