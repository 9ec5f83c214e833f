using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Keys;
using LiveHub.Server.Reading;
using LiveHub.Server.Repair;

namespace LiveHub.Server.Desk;

/// <summary>The fold over the desk as this node knows it.</summary>
/// <remarks>
/// Written by the desk's tail alone, in its order; read from any thread. Every member holds the gate for a short time. While another history
/// is being read, the fold of the old one answers: otherwise every key would be unknown until the store has answered.
/// </remarks>
internal sealed class DeskState
{
    private readonly Lock _gate = new();
    private readonly PositionWaiters _waiters = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DeskFold _fold = new();
    private DeskFold? _next;
    private long _undecodable;

    /// <summary>Entries that could not be decoded and have no effect.</summary>
    public long Undecodable => Interlocked.Read(ref _undecodable);

    /// <summary>Completes when the desk has been read for the first time.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>Completes at the next entry that the fold takes, or when another history takes its place; ask before reading.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
                return _changed.Task;
        }
    }

    /// <summary>Asks the fold. Runs under the gate: what it gives out must hold nothing that the fold goes on to change.</summary>
    public T Read<T>(Func<DeskFold, T> read)
    {
        lock (_gate)
            return read(_fold);
    }

    /// <summary>The key whose secret has this hash; null when there is none in force.</summary>
    public AccessKey? FindKey(ReadOnlySpan<byte> hash)
    {
        lock (_gate)
            return _fold.InForce(_fold.Keys.Find(hash));
    }

    /// <summary>Who acts by this id, as an act on the desk says it; null for a key that was revoked or a person who is gone.</summary>
    public Actor? FindActor(string id) => Read(fold => fold.FindActor(id));

    /// <summary>Whom a credential stands for now: the desk subject of a key or of a session. Null when it is not in force any more.</summary>
    public Actor? ActorBehind(string credential, DateTimeOffset now) => Read(fold => Subjects.IdOf(credential) switch
    {
        var id when credential.StartsWith(DeskSubjects.KeyPrefix, StringComparison.Ordinal) => fold.InForce(fold.Keys.Find(id))?.Actor,
        var id => fold.Sessions.Find(id) is { } session && session.EndsAt > now.ToUnixTimeMilliseconds() ? fold.People.Find(session.Person)?.Actor : null,
    });

    /// <summary>The keys in force, oldest first.</summary>
    public IReadOnlyList<AccessKey> Keys() =>
        Read(fold => (IReadOnlyList<AccessKey>)[.. fold.Keys.All.OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)]);

    public DeskAlert? FindAlert(string id) => Read(fold => fold.Alerts.Find(id));

    /// <summary>The latest repairs of either log, newest first.</summary>
    public IReadOnlyList<RepairAct> Repairs() => Read(fold => (IReadOnlyList<RepairAct>)[.. fold.Repairs.All.Reverse()]);

    /// <summary>Completes when the fold holds the entry at <paramref name="offset"/> of the desk.</summary>
    public Task WaitForAsync(long offset, CancellationToken cancellationToken)
    {
        lock (_gate)
            return _fold.Offset >= offset ? Task.CompletedTask : _waiters.AddAsync(offset, cancellationToken);
    }

    /// <remarks>A damaged entry changes nothing and is a <c>MessagePackSerializationException</c>.</remarks>
    public void Apply(Entry entry)
    {
        lock (_gate)
            (_next ?? _fold).Apply(entry);
    }

    public void NoteDamaged() => Interlocked.Increment(ref _undecodable);

    /// <summary>Says how far the tail has come, whatever it could make of the entries.</summary>
    public void Reach(long offset)
    {
        lock (_gate)
        {
            (_next ?? _fold).Offset = offset;
            if (_next is not null)
                return;
            _waiters.Reach(offset);
            NoteChange();
        }
    }

    /// <summary>The tail has been reached: what was read since <see cref="Restart"/> takes the place of what was known.</summary>
    public void FinishLoading()
    {
        lock (_gate)
        {
            _fold = _next ?? _fold;
            _next = null;
            _waiters.Reach(_fold.Offset);
            NoteChange();
        }
        _loaded.TrySetResult();
    }

    /// <summary>The desk has another history, which is read from its beginning.</summary>
    public void Restart()
    {
        Interlocked.Exchange(ref _undecodable, 0);
        lock (_gate)
            _next = new DeskFold();
    }

    private void NoteChange()
    {
        _changed.SetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
