using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Feed.Tests;

/// <summary>What every backend of the log does. A backend inherits this class and says how an empty log is opened.</summary>
public abstract partial class FeedLogContract : IAsyncLifetime
{
    private IFeedLog? _log;

    /// <summary>The clock of the store under test.</summary>
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));

    protected IFeedLog Log => _log ?? throw new InvalidOperationException("Not opened yet.");

    protected static CancellationToken None => CancellationToken.None;

    public async ValueTask InitializeAsync() => _log = await OpenAsync(Clock);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a new, empty log whose clock is <paramref name="clock"/>.</summary>
    protected abstract ValueTask<IFeedLog> OpenAsync(TimeProvider clock);

    protected abstract ValueTask CloseAsync();

    protected static Draft NewDraft(string subject, long expectedRevision = 0, string body = "خبر", Routing? routing = null) =>
        new(subject, expectedRevision, expectedRevision == 0 ? "item.posted" : "item.corrected", routing ?? Routing.Of(["world"], ["ar"]), Encoding.UTF8.GetBytes(body));

    protected static IdempotencyKey NewKey(string key, string scope = "desk-1", byte hash = 1) => new(scope, key, new byte[] { hash });

    protected async Task<AppendResult> TryAppend(params Draft[] drafts) => await Log.AppendAsync(new AppendRequest(drafts), None);

    protected async Task<IReadOnlyList<Entry>> Append(params Draft[] drafts) =>
        Assert.IsType<AppendResult.Appended>(await TryAppend(drafts)).Entries;

    /// <summary>Appends <paramref name="count"/> entries of subjects of their own.</summary>
    protected async Task<IReadOnlyList<Entry>> Fill(int count, string prefix = "item/") =>
        await Append([.. Enumerable.Range(1, count).Select(n => NewDraft($"{prefix}{n}"))]);

    protected async Task<IReadOnlyList<Entry>> ReadAll()
    {
        var bounds = await Log.GetBoundsAsync(None);
        return Assert.IsType<ReadResult.Entries>(await Log.ReadAfterAsync(bounds.First, int.MaxValue, None)).Items;
    }

    protected async Task<LogPoint> PointOf(Entry entry) =>
        new(new FeedPosition((await Log.GetBoundsAsync(None)).Tail.Epoch, entry.Offset), entry.Link);

    /// <summary>Writes a checkpoint at the entry and removes everything up to it.</summary>
    protected async Task<LogPoint> TrimThrough(Entry entry)
    {
        var stored = await Log.ReadCheckpointAsync(None);
        var point = await PointOf(entry);
        Assert.True(await Log.WriteCheckpointAsync(new Checkpoint(1, point, new byte[] { 7 }), stored?.Point.Position, None));
        Assert.Equal(entry.Offset, await Log.TrimAsync(entry.Offset, None));
        return point;
    }

    protected static void AssertSame(IEnumerable<Entry> expected, IEnumerable<Entry> actual) =>
        Assert.Equal(expected.Select(Describe), actual.Select(Describe));

    // Records compare bodies by place in memory, not by bytes.
    private static string Describe(Entry entry) => $"{entry with { Body = default }} {Describe(entry.Routing)} was {Describe(entry.Was)} {Convert.ToHexString(entry.Body.Span)}";

    private static string Describe(Routing? routing) => routing is null ? "-" : $"[{string.Join(',', routing.Topics)}|{string.Join(',', routing.Languages)}]";
}
