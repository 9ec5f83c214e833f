using LiveHub.Feed;
using MessagePack;

namespace LiveHub.Server.Desk;

/// <summary>Keeps the fold of the desk current. Its only writer.</summary>
internal sealed partial class DeskTail(DeskLog desk, DeskState state, TimeProvider time, ILogger<DeskTail> logger) : DeskReader(desk, time, logger)
{
    protected override ValueTask<LogPoint?> BeginAsync(CancellationToken cancellationToken) => ValueTask.FromResult<LogPoint?>(null);

    protected override ValueTask TakeAsync(Entry entry, CancellationToken cancellationToken)
    {
        try
        {
            state.Apply(entry);
        }
        catch (MessagePackSerializationException exception)
        {
            LogDamaged(logger, entry.Offset, exception);
        }
        state.Reach(entry.Offset);
        return ValueTask.CompletedTask;
    }

    protected override ValueTask TailAsync(LogPoint point, CancellationToken cancellationToken)
    {
        state.FinishLoading();
        return ValueTask.CompletedTask;
    }

    protected override void Restart() => state.Clear();
}
