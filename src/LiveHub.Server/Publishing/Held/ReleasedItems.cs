using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Publishing.Held;

/// <summary>Finds items that were released in the feed.</summary>
internal sealed class ReleasedItems(Publisher publisher, PublishedEntries published, FeedWriter writer, LiveFeed live, TimeProvider time)
{
    private static readonly TimeSpan PublishTime = TimeSpan.FromSeconds(2);

    /// <summary>The item as it was released; null when it is not in the feed in time.</summary>
    /// <param name="deskOffset">Of the release.</param>
    public async Task<JsonObject?> FindAsync(string id, long deskOffset, Durability durability, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.WaitForAsync(deskOffset, cancellationToken).WaitAsync(PublishTime, time, cancellationToken);
            return await published.FindAsync(Subjects.Item(id), revision: 1, cancellationToken) is { } entry
                ? writer.ResourceOf(entry, live.State.Position.Epoch, durability)
                : null;
        }
        catch (Exception exception) when (exception is TimeoutException or LogUnavailableException)
        {
            // The release is durable on the desk; the publisher goes on until it is in the feed.
            return null;
        }
    }
}
