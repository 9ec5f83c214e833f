using LiveHub.Feed;
using LiveHub.Feed.Repair;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Hosting;
using LiveHub.Server.Reading;
using MessagePack;

namespace LiveHub.Server.Repair;

/// <summary>What a node does when the store has another history than the node: gives back what it holds and writes on the desk what came of it.</summary>
internal sealed partial class ForkRepair(FeedLog feed, DeskLog desk, NodeName node, TimeProvider time, ILogger<ForkRepair> logger)
{
    public const string FeedName = "feed";
    public const string DeskName = "desk";

    /// <summary>Lost entries that are written down one by one; the act says how many there were in all.</summary>
    private const int ListLimit = 500;

    /// <exception cref="LogUnavailableException">The store cannot answer; running it again is safe.</exception>
    public async Task RunFeedAsync(FeedState state, FeedRing ring, CancellationToken cancellationToken)
    {
        var report = await LogRepair.RunAsync(feed.Log, ring.Tail, ring.Entries(), cancellationToken);
        var reopened = await ReopenTopicsAsync(state, cancellationToken);
        await WriteAsync(FeedName, report with { Lost = [.. report.Lost.Where(entry => !reopened.Contains(entry.Subject))] }, reopened.Count, cancellationToken);
    }

    /// <param name="held">The newest entries of the desk as this node read them, the last one at <paramref name="tail"/>.</param>
    /// <exception cref="LogUnavailableException">The store cannot answer; running it again is safe.</exception>
    public async Task RunDeskAsync(LogPoint tail, IReadOnlyList<Entry> held, CancellationToken cancellationToken) =>
        await WriteAsync(DeskName, await LogRepair.RunAsync(desk.Log, tail, held, cancellationToken), 0, cancellationToken);

    /// <summary>Without its topics a newsroom cannot publish, and the fold has them whole, however old: they start again at revision 1.</summary>
    private async Task<HashSet<string>> ReopenTopicsAsync(FeedState state, CancellationToken cancellationToken)
    {
        var reopened = new HashSet<string>(StringComparer.Ordinal);
        foreach (var head in state.Topics())
        {
            if (head.Fact is not TopicFact topic || await feed.Log.ReadHeadAsync(head.Subject, cancellationToken) is not null)
                continue;
            var draft = new Draft(head.Subject, 0, EntryKinds.TopicOpened, head.Routing, FactCodec.Encode(topic));
            if (await feed.Log.AppendAsync(new AppendRequest([draft]), cancellationToken) is AppendResult.Appended)
                reopened.Add(head.Subject);
        }
        return reopened;
    }

    private async Task WriteAsync(string log, RepairReport report, int reopened, CancellationToken cancellationToken)
    {
        LogRepaired(logger, log, report.From, report.To, report.Restored, report.RestoredByOthers, reopened, report.Lost.Count);
        if (report.Restored + report.Lost.Count + reopened == 0)
            return;
        var act = new RepairAct(
            log, report.From.ToString(), report.To.ToString(), node.Value, time.GetUtcNow().ToUnixTimeMilliseconds(), report.Restored + reopened,
            report.Lost.Count, [.. report.Lost.Take(ListLimit).Select(entry => new LostEntry(entry.Subject, entry.Revision, entry.Kind, entry.Time, HeadlineOf(log, entry)))]);
        var draft = new Draft(DeskSubjects.Repair(log, act.To, node.Value), 0, DeskKinds.LogRepaired, Routing.Everyone, DeskCodec.Encode(act));
        // A conflict: this node was interrupted after it had written it down.
        await desk.Log.AppendAsync(new AppendRequest([draft]), cancellationToken);
    }

    private static string? HeadlineOf(string log, Entry entry)
    {
        if (log != FeedName)
            return null;
        try
        {
            return FactCodec.Decode(entry.Kind, entry.Body) switch
            {
                ItemFact item => item.Headline.Value,
                AlertFact { Texts: [var text, ..] } => text.Value,
                _ => null,
            };
        }
        catch (MessagePackSerializationException)
        {
            return null;
        }
    }
}
