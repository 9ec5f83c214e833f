using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Publishing.Rights;

/// <summary>Takes a picture or recording out of every item that has it, in the feed and among those that wait.</summary>
/// <remarks>An append per batch; who revises an item meanwhile makes its batch conflict, and it is made anew from the newest revisions. Doing it twice changes nothing more.</remarks>
internal sealed class MediaPull(FeedLog feed, DeskLog desk, LiveFeed live, DeskState state, EntryBodies bodies, TimeProvider time)
{
    private const int Batch = 200;
    private const int Attempts = 20;

    /// <returns>Ids of the items that had it, and the newest offset of the feed that this made.</returns>
    /// <exception cref="LogUnavailableException">The store cannot answer; what was done is done, and the rest by running it again.</exception>
    public async Task<(IReadOnlyList<string> Items, IReadOnlyList<string> Held, long Offset)> RunAsync(string url, string by, string from, CancellationToken cancellationToken)
    {
        var (items, offset) = (new List<string>(), 0L);
        foreach (var heads in live.State.Items().Chunk(Batch))
        {
            var having = (await bodies.ReadAsync(heads, cancellationToken))
                .Where(entry => EntryEncoder.Wire(entry).Body is ItemFact item && Has(item, url)).Select(entry => entry.Entry.Subject).ToList();
            if (having.Count == 0)
                continue;
            offset = Math.Max(offset, await ReviseAsync(having, url, cancellationToken));
            items.AddRange(having.Select(Subjects.IdOf));
        }
        return (items, await PullHeldAsync(url, by, from, cancellationToken), offset);
    }

    private static bool Has(ItemFact item, string url) => item.Media.Any(media => media.Url == url);

    private static ItemFact Without(ItemFact item, string url, long now) => item with { Media = [.. item.Media.Where(media => media.Url != url)], UpdatedAt = now };

    private async Task<long> ReviseAsync(IReadOnlyList<string> subjects, string url, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var drafts = new List<Draft>();
            foreach (var subject in subjects)
            {
                if (await feed.Log.ReadHeadAsync(subject, cancellationToken) is { } head && FeedReads.FactOf<ItemFact>(head) is { Retraction: null } item && Has(item, url))
                    drafts.Add(new Draft(subject, head.Revision, EntryKinds.ItemChanged, head.Routing, FactCodec.Encode(Without(item, url, Now()))));
            }
            if (drafts.Count == 0)
                return 0;
            if (await feed.Log.AppendAsync(new AppendRequest(drafts), cancellationToken) is AppendResult.Appended done)
                return done.Entries[^1].Offset;
        }
        throw new LogUnavailableException(LogUnavailableReason.Failed, "The items are being revised too fast.");
    }

    private async Task<IReadOnlyList<string>> PullHeldAsync(string url, string by, string from, CancellationToken cancellationToken)
    {
        var pulled = new List<string>();
        foreach (var item in state.Read(fold => fold.Held.Waiting.Where(item => Has(item.Act.Item, url)).ToList()))
        {
            var act = item.Act with { Item = Without(item.Act.Item, url, Now()), By = by, From = from };
            var draft = new Draft(DeskSubjects.Held(item.Id), item.Revision, DeskKinds.HeldSaved, Routing.Everyone, DeskCodec.Encode(act));
            // A conflict: it was released just now, and its picture is taken out of the feed by the next run.
            if (await desk.Log.AppendAsync(new AppendRequest([draft]), cancellationToken) is AppendResult.Appended)
                pulled.Add(item.Id);
        }
        return pulled;
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
