using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Testing.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests;

/// <summary>Appends invented facts straight to a node's log, for tests of the readers' side.</summary>
internal sealed class TestFeed(IFeedLog log)
{
    public TestFeed(LiveHubNode node)
        : this(node.Services.GetRequiredService<FeedLog>().Log)
    {
    }

    public static ItemFact Item(string headline, string language = "en") => new()
    {
        Language = language,
        Headline = new Text(headline, language, Slug.DirectionOf(language)),
        PublishedAt = 1_764_000_000_000,
        UpdatedAt = 1_764_000_000_000,
    };

    public Task<Entry> OpenTopicAsync(string slug) => AppendAsync(
        Subjects.Topic(slug), 0, EntryKinds.TopicOpened, Routing.Of([slug], []), new TopicFact { Labels = [new Text(slug, "en", Text.Ltr)] });

    public Task<Entry> PostAsync(string id, string topic, string? headline = null, string language = "en") =>
        ReviseAsync(id, 0, [topic], Item(headline ?? $"Headline {id}", language), EntryKinds.ItemPosted);

    public Task<Entry> ReviseAsync(string id, long expected, IEnumerable<string> topics, ItemFact fact, string kind = EntryKinds.ItemChanged) =>
        AppendAsync(Subjects.Item(id), expected, kind, Routing.Of(topics, [fact.Language]), fact);

    public Task<Entry> RaiseAsync(string id, long expiresAt, params string[] topics) => AppendAsync(
        Subjects.Alert(id), 0, EntryKinds.AlertRaised, Routing.Of(topics, []),
        new AlertFact { Texts = [new Text($"Alert {id}", "en", Text.Ltr)], ExpiresAt = expiresAt });

    public Task<Entry> AppendAsync(string subject, long expected, string kind, Routing routing, Fact fact) =>
        AppendAsync(new Draft(subject, expected, kind, routing, FactCodec.Encode(fact)));

    public async Task<Entry> AppendAsync(Draft draft)
    {
        var result = await log.AppendAsync(new AppendRequest([draft]), TestContext.Current.CancellationToken);
        return Assert.Single(Assert.IsType<AppendResult.Appended>(result).Entries);
    }
}
