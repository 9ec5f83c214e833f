using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Problems;
using LiveHub.Server.Reading;
using LiveHub.Server.Telemetry;

namespace LiveHub.Server.Publishing;

/// <summary>Writes to the feed and answers from the entries that came of it, so that a repeated request gets the same answer.</summary>
internal sealed class FeedWriter(FeedLog feed, LogWriter writer, LiveFeed live, TimeProvider time)
{
    /// <summary>How long a writer waits until this node has folded its write; the entry is durable either way.</summary>
    private static readonly TimeSpan FoldTime = TimeSpan.FromSeconds(2);

    /// <summary>A write that makes a new subject: 201 with its place in <paramref name="collection"/>.</summary>
    public async Task<IResult> CreateAsync(
        WriteRequest write, string collection, Func<CancellationToken, ValueTask<Proposal>> propose, CancellationToken cancellationToken)
    {
        var (done, refusal) = await WriteAsync(write, propose, cancellationToken);
        return done is null ? refusal : new Answer(Resources(done)[^1], StatusCodes.Status201Created)
        {
            Revision = done.Entries[^1].Revision,
            Location = $"/api/v1/{collection}/{Subjects.IdOf(done.Entries[^1].Subject)}",
            IsReplay = done.IsReplay,
        };
    }

    /// <summary>A write that changes a subject: 200.</summary>
    public async Task<IResult> ChangeAsync(
        WriteRequest write, Func<CancellationToken, ValueTask<Proposal>> propose, CancellationToken cancellationToken)
    {
        var (done, refusal) = await WriteAsync(write, propose, cancellationToken);
        return done is null ? refusal : new Answer(Resources(done)[^1]) { Revision = done.Entries[^1].Revision, IsReplay = done.IsReplay };
    }

    /// <summary>A write that changes several subjects in one append: 200 with all of them.</summary>
    public async Task<IResult> ChangeAllAsync(
        WriteRequest write, string collection, Func<CancellationToken, ValueTask<Proposal>> propose, CancellationToken cancellationToken)
    {
        var (done, refusal) = await WriteAsync(write, propose, cancellationToken);
        if (done is null)
            return refusal;
        var body = new JsonObject
        {
            [collection] = new JsonArray([.. Resources(done)]),
            ["position"] = new FeedPosition(done.Epoch, done.Entries[^1].Offset).ToString(),
            ["durability"] = Resource.NameOf(done.Durability),
        };
        return new Answer(body) { IsReplay = done.IsReplay };
    }

    /// <summary>Waits until a reader of this node would see an entry.</summary>
    public async Task CatchUpAsync(long offset, CancellationToken cancellationToken)
    {
        using var span = LiveHubMetrics.Traces.StartActivity("livehub.tail");
        try
        {
            await live.State.WaitForAsync(offset, cancellationToken).WaitAsync(FoldTime, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The write is durable and is what counts; a read right after it may be a moment behind.
        }
    }

    public JsonObject ResourceOf(Entry entry, Epoch epoch, Durability durability)
    {
        var first = entry.Revision == 1 ? entry.Offset : live.State.Find(entry.Subject)?.First;
        var resource = Resource.Of(entry, FeedReads.FactOf<Fact>(entry), first, epoch);
        resource["durability"] = Resource.NameOf(durability);
        return resource;
    }

    private async ValueTask<(AppendResult.Appended? Done, Problem Refusal)> WriteAsync(
        WriteRequest write, Func<CancellationToken, ValueTask<Proposal>> propose, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(feed.Log, write, propose, isConfirmed: false, cancellationToken);
        if (outcome.Done is { } done)
            await CatchUpAsync(done.Entries[^1].Offset, cancellationToken);
        return (outcome.Done, outcome.Refusal);
    }

    private List<JsonObject> Resources(AppendResult.Appended done) =>
        [.. done.Entries.Select(entry => ResourceOf(entry, done.Epoch, done.Durability))];
}
