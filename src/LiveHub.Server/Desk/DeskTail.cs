using LiveHub.Feed;
using LiveHub.Server.Repair;
using MessagePack;

namespace LiveHub.Server.Desk;

/// <summary>Keeps the fold of the desk current. Its only writer, and the one that gives the desk back what a store lost.</summary>
internal sealed partial class DeskTail(DeskLog desk, DeskState state, ForkRepair repair, TimeProvider time, ILogger<DeskTail> logger)
    : LogReader(desk.Log, time, logger)
{
    /// <summary>Entries kept in memory for a repair; a desk has a few hundred a day.</summary>
    private const int HeldLimit = 16_384;

    private readonly Queue<Entry> _held = new();

    protected override ValueTask<LogPoint?> BeginAsync(CancellationToken cancellationToken) => ValueTask.FromResult<LogPoint?>(null);

    protected override ValueTask TakeAsync(Entry entry, CancellationToken cancellationToken)
    {
        try
        {
            if (entry.IsDamaged)
                Note(entry.Offset, exception: null);
            else
                state.Apply(entry);
        }
        catch (MessagePackSerializationException exception)
        {
            Note(entry.Offset, exception);
        }
        state.Reach(entry.Offset);
        _held.Enqueue(entry);
        if (_held.Count > HeldLimit)
            _held.Dequeue();
        return ValueTask.CompletedTask;
    }

    protected override ValueTask TailAsync(LogPoint point, CancellationToken cancellationToken)
    {
        state.FinishLoading();
        return ValueTask.CompletedTask;
    }

    protected override async ValueTask RepairAsync(LogPoint cursor, CancellationToken cancellationToken) =>
        await repair.RunDeskAsync(cursor, [.. _held], cancellationToken);

    protected override void Restart()
    {
        _held.Clear();
        state.Restart();
    }

    private void Note(long offset, Exception? exception)
    {
        state.NoteDamaged();
        LogDamaged(logger, offset, exception);
    }
}
