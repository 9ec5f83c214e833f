using System.Collections.Concurrent;
using LiveHub.Feed;
using LiveHub.Server.Timers;

namespace LiveHub.Server.Tests.Timers;

/// <summary>Due acts of a test: each is one entry on a real desk, judged by its expected revision.</summary>
internal sealed class Alarms(DeskLog desk) : ITimed
{
    private readonly ConcurrentDictionary<Due, bool> _waiting = new();
    private volatile TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Kind => "alarm";

    public Task Changed => _changed.Task;

    /// <summary>How often it was tried.</summary>
    public int Tries;

    /// <summary>So many tries fail.</summary>
    public int Faults { get; set; }

    public void Set(params IEnumerable<Due> dues)
    {
        foreach (var due in dues)
            _waiting[due] = true;
        var changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.TrySetResult();
    }

    public IEnumerable<Due> Waiting() => _waiting.Keys;

    public async ValueTask<bool> FireAsync(Due due, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref Tries) <= Faults)
            throw new InvalidOperationException("The test wants a fault.");
        var result = await desk.Log.AppendAsync(new AppendRequest([new Draft(due.Subject, due.Revision, "alarm", Routing.Everyone, default)]), cancellationToken);
        _waiting.TryRemove(due, out _);
        return result is AppendResult.Appended;
    }
}
