using System.Collections.Concurrent;
using LiveHub.Feed;
using Microsoft.Extensions.Logging;

namespace LiveHub.Push.Dispatch;

/// <summary>Keeps what the desk says of sends current on this node. Written by its own loop; read from any thread.</summary>
public sealed partial class PushDesk(DeskLog desk, TimeProvider time, ILogger<PushDesk> logger) : LogReader(desk.Log, time, logger)
{
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<SendId> _toForget = new();
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

    /// <summary>The sends of an alert, oldest first; those that are forgotten are read from the desk again.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<IReadOnlyList<Send>> ReadAsync(string alert, CancellationToken cancellationToken)
    {
        var places = _fold.PlacesOf(alert);
        if (places.Count == 0)
            return Of(alert);
        return [.. (await Log.ReadAtAsync(places, cancellationToken)).Aggregate(PushFold.Empty, Apply).Of(alert)];
    }

    /// <summary>Drops an ended send from memory at the next tail. For whoever has removed its ledger: nothing can be done about its phones any more.</summary>
    public void Forget(SendId id) => _toForget.Enqueue(id);

    protected override ValueTask<LogPoint?> BeginAsync(CancellationToken cancellationToken) => ValueTask.FromResult<LogPoint?>(null);

    protected override ValueTask TakeAsync(Entry entry, CancellationToken cancellationToken)
    {
        var fold = Apply(_next ?? _fold, entry);
        if (_next is not null || !_loaded.Task.IsCompleted)
            _next = fold;
        else if (!ReferenceEquals(fold, _fold))
            Publish(fold);
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
        var ids = new List<SendId>();
        while (_toForget.TryDequeue(out var id))
            ids.Add(id);
        _fold = _fold.Forget(ids);
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

    /// <summary>An act that nothing can be made of must not keep the others from being read.</summary>
    private PushFold Apply(PushFold fold, Entry entry)
    {
        try
        {
            return entry.IsDamaged ? fold : fold.Apply(entry);
        }
        catch (Exception exception)
        {
            LogDamaged(logger, entry.Offset, exception);
            return fold;
        }
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
