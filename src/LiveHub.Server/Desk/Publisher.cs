using LiveHub.Feed;
using LiveHub.Server.Reading;
using MessagePack;

namespace LiveHub.Server.Desk;

/// <summary>Brings what the desk fired and released into the feed. The only writer of alerts and of items that were held there.</summary>
/// <remarks>
/// Revision n of an alert on the desk becomes revision n in the feed, appended with n-1 expected; an item that is released becomes revision 1. That makes each exactly
/// once, whatever dies in between: after a crash, a lost cursor or beside another node's publisher the append conflicts, because the revision is there already.
/// </remarks>
internal sealed partial class Publisher(DeskLog desk, FeedLog feed, ICursorStore cursors, TimeProvider time, ILogger<Publisher> logger)
    : LogReader(desk.Log, time, logger)
{
    public const string Cursor = "publisher";
    private readonly Lock _gate = new();
    private readonly PositionWaiters _waiters = new();
    private long _reached;

    /// <summary>Completes when the entry at this offset of the desk has been brought into the feed.</summary>
    public Task WaitForAsync(long deskOffset, CancellationToken cancellationToken)
    {
        lock (_gate)
            return _reached >= deskOffset ? Task.CompletedTask : _waiters.AddAsync(deskOffset, cancellationToken);
    }

    protected override async ValueTask<LogPoint?> BeginAsync(CancellationToken cancellationToken)
    {
        var cursor = await cursors.ReadAsync(Cursor, cancellationToken);
        if (cursor is { } point)
            Reach(point.Offset);
        return cursor;
    }

    protected override async ValueTask TakeAsync(Entry entry, CancellationToken cancellationToken)
    {
        if (PublicPartOf(entry) is { } draft)
            await PublishAsync(entry, draft, cancellationToken);
        Reach(entry.Offset);
    }

    protected override ValueTask TailAsync(LogPoint point, CancellationToken cancellationToken) =>
        cursors.WriteAsync(Cursor, point, cancellationToken);

    protected override void Restart()
    {
        lock (_gate)
            _reached = 0;
    }

    private async ValueTask PublishAsync(Entry entry, Draft draft, CancellationToken cancellationToken)
    {
        if (await AppendAsync(draft, cancellationToken) is AppendResult.Conflict { ActualRevision: var actual } && actual < draft.ExpectedRevision)
            await RepublishAsync(entry, actual, cancellationToken);
    }

    private ValueTask<AppendResult> AppendAsync(Draft draft, CancellationToken cancellationToken) =>
        feed.Log.AppendAsync(new AppendRequest([draft]), cancellationToken);

    /// <summary>The feed lost revisions that the desk still has (an older copy was put in its place): bring them again, in order.</summary>
    private async ValueTask RepublishAsync(Entry newest, long present, CancellationToken cancellationToken)
    {
        LogRepublish(logger, newest.Subject, present);
        var cursor = (await Log.GetBoundsAsync(cancellationToken)).First;
        while (cursor.Offset < newest.Offset
            && await Log.ReadAfterAsync(cursor, 256, cancellationToken) is ReadResult.Entries { Items: { Count: > 0 } entries })
        {
            foreach (var entry in entries)
            {
                cursor = new LogPoint(new FeedPosition(cursor.Epoch, entry.Offset), entry.Link);
                if (entry.Subject == newest.Subject && entry.Offset <= newest.Offset && PublicPartOf(entry) is { } draft)
                    await AppendAsync(draft, cancellationToken);
            }
        }
    }

    private Draft? PublicPartOf(Entry entry)
    {
        try
        {
            return PublicPart.Of(entry);
        }
        catch (MessagePackSerializationException exception)
        {
            LogDamaged(logger, entry.Offset, exception);
            return null;
        }
    }

    private void Reach(long offset)
    {
        lock (_gate)
        {
            _reached = offset;
            _waiters.Reach(offset);
        }
    }
}
