using LiveHub.Feed;
using MessagePack;
using Microsoft.Extensions.Logging;

namespace LiveHub.Push.Dispatch;

/// <summary>Keeps what the desk says of sends current on this node. Written by its own loop; read from any thread.</summary>
public sealed partial class PushDesk(DeskLog desk, TimeProvider time, ILogger<PushDesk> logger) : LogReader(desk.Log, time, logger)
{
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _forgetBefore;
    private long _reached;
    private volatile TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile PushFold _fold = PushFold.Empty;
    private volatile PushFold? _next;
    private volatile TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the desk has been read for the first time.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>Completes at the next change after it was asked for.</summary>
    public Task Changed => _changed.Task;

    /// <summary>Completes when this node has read the desk up to an offset, and its tail for the first time.</summary>
    public async Task WaitForAsync(long offset, CancellationToken cancellationToken)
    {
        while (true)
        {
            var moved = _moved.Task;
            if (_loaded.Task.IsCompleted && Interlocked.Read(ref _reached) >= offset)
                return;
            await moved.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Null when the desk has no such send.</summary>
    public Send? Find(SendId id) => _fold.Find(id);

    /// <summary>The sends of an alert, oldest first.</summary>
    public IReadOnlyList<Send> Of(string alert) => [.. _fold.Of(alert)];

    /// <summary>Every send that is remembered.</summary>
    public IReadOnlyList<Send> All() => [.. _fold.Sends.Values];

    /// <summary>Forgets ended sends that were ordered before a time.</summary>
    /// <param name="before">Milliseconds since 1970.</param>
    public void Forget(long before) => Interlocked.Exchange(ref _forgetBefore, before);

    protected override ValueTask<LogPoint?> BeginAsync(CancellationToken cancellationToken) => ValueTask.FromResult<LogPoint?>(null);

    protected override ValueTask TakeAsync(Entry entry, CancellationToken cancellationToken)
    {
        if (entry.IsDamaged)
            return ValueTask.CompletedTask;
        try
        {
            var fold = (_next ?? _fold).Apply(entry);
            if (_next is not null || !_loaded.Task.IsCompleted)
                _next = fold;
            else if (!ReferenceEquals(fold, _fold))
                Publish(fold);
        }
        catch (MessagePackSerializationException exception)
        {
            LogDamaged(logger, entry.Offset, exception);
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>Up to the tail nothing is acted upon: an order whose end lies further on would be sent once more.</summary>
    protected override ValueTask TailAsync(LogPoint point, CancellationToken cancellationToken)
    {
        if (_next is { } loaded)
        {
            _next = null;
            Publish(loaded);
        }
        _fold = _fold.Forget(Interlocked.Read(ref _forgetBefore));
        _loaded.TrySetResult();
        Interlocked.Exchange(ref _reached, point.Offset);
        var moved = _moved;
        _moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        moved.TrySetResult();
        return ValueTask.CompletedTask;
    }

    protected override void Restart()
    {
        Interlocked.Exchange(ref _reached, 0);
        _next = _fold.Restart();
    }

    private void Publish(PushFold fold)
    {
        _fold = fold;
        var changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.TrySetResult();
    }

    [LoggerMessage(LogLevel.Error, "The desk entry {Offset} cannot be decoded; the phones that it concerns get nothing by it")]
    private static partial void LogDamaged(ILogger logger, long offset, Exception exception);
}
