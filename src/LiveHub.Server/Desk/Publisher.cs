using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Reading;
using MessagePack;

namespace LiveHub.Server.Desk;

/// <summary>Brings what the desk fired into the feed. The only writer of alert subjects there.</summary>
/// <remarks>
/// Revision n of an alert on the desk becomes revision n in the feed, appended with n-1 expected. That makes each exactly once, whatever dies
/// in between: after a crash, a lost cursor or beside another node's publisher the append conflicts, because the revision is there already.
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
        if (Decode(entry) is { } act)
            await PublishAsync(entry, act, cancellationToken);
        Reach(entry.Offset);
    }

    protected override ValueTask TailAsync(LogPoint point, CancellationToken cancellationToken) =>
        cursors.WriteAsync(Cursor, point, cancellationToken);

    protected override void Restart()
    {
        lock (_gate)
            _reached = 0;
    }

    private async ValueTask PublishAsync(Entry entry, AlertAct act, CancellationToken cancellationToken)
    {
        if (await AppendAsync(entry, act, cancellationToken) is AppendResult.Conflict { ActualRevision: var actual } && actual < entry.Revision - 1)
            await RepublishAsync(entry, actual, cancellationToken);
    }

    private ValueTask<AppendResult> AppendAsync(Entry entry, AlertAct act, CancellationToken cancellationToken)
    {
        var draft = new Draft(entry.Subject, entry.Revision - 1, FeedKind(entry.Kind), Routing.Of(act.Topics, []), FactCodec.Encode(act.Fact));
        return feed.Log.AppendAsync(new AppendRequest([draft]), cancellationToken);
    }

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
                if (entry.Subject == newest.Subject && entry.Offset <= newest.Offset && Decode(entry) is { } act)
                    await AppendAsync(entry, act, cancellationToken);
            }
        }
    }

    private AlertAct? Decode(Entry entry)
    {
        try
        {
            return DeskCodec.AlertOf(entry);
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

    private static string FeedKind(string deskKind) => deskKind switch
    {
        DeskKinds.AlertFired => EntryKinds.AlertRaised,
        DeskKinds.AlertCleared => EntryKinds.AlertCleared,
        _ => EntryKinds.AlertUpdated,
    };
}
