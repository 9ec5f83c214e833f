using System.Buffers.Binary;
using System.Security.Cryptography;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Keys;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Desk;

/// <summary>The fold over the desk: the keys in force and the newest act on each alert.</summary>
/// <remarks>Written by the desk's tail alone, in its order; read from any thread. Every member holds the gate for a short time.</remarks>
internal sealed class DeskState
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, AccessKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, AccessKey> _byHash = [];
    private readonly Dictionary<string, DeskAlert> _alerts = new(StringComparer.Ordinal);
    private readonly PositionWaiters _waiters = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _offset;

    /// <summary>Completes when the desk has been read for the first time.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>The key whose secret has this hash; null when there is none in force.</summary>
    public AccessKey? FindKey(ReadOnlySpan<byte> hash)
    {
        lock (_gate)
        {
            // The lookup by part of the hash tells nothing about the secret; the comparison of the whole takes the same time wherever they differ.
            return _byHash.TryGetValue(Part(hash), out var key) && CryptographicOperations.FixedTimeEquals(key.Hash.Span, hash) ? key : null;
        }
    }

    public AccessKey? FindKeyById(string id)
    {
        lock (_gate)
            return _keys.GetValueOrDefault(id);
    }

    /// <summary>The keys in force, oldest first.</summary>
    public IReadOnlyList<AccessKey> Keys()
    {
        lock (_gate)
            return [.. _keys.Values.OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)];
    }

    public DeskAlert? FindAlert(string id)
    {
        lock (_gate)
            return _alerts.GetValueOrDefault(id);
    }

    /// <summary>Completes when the fold holds the entry at <paramref name="offset"/> of the desk.</summary>
    public Task WaitForAsync(long offset, CancellationToken cancellationToken)
    {
        lock (_gate)
            return _offset >= offset ? Task.CompletedTask : _waiters.AddAsync(offset, cancellationToken);
    }

    /// <remarks>A damaged entry changes nothing and is a <c>MessagePackSerializationException</c>.</remarks>
    public void Apply(Entry entry)
    {
        lock (_gate)
        {
            var id = Subjects.IdOf(entry.Subject);
            if (entry.Kind == DeskKinds.KeyAdded)
                Add(KeyOf(id, DeskCodec.Decode<KeyAct>(entry)));
            else if (entry.Kind == DeskKinds.KeyRevoked)
                Remove(id);
            else if (DeskCodec.AlertOf(entry) is { } act)
                _alerts[id] = new DeskAlert(entry.Revision, act);
        }
    }

    /// <summary>Says how far the tail has come, whatever it could make of the entries.</summary>
    public void Reach(long offset)
    {
        lock (_gate)
        {
            _offset = offset;
            _waiters.Reach(offset);
        }
    }

    public void FinishLoading() => _loaded.TrySetResult();

    /// <summary>Forgets everything: the desk has another history.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _keys.Clear();
            _byHash.Clear();
            _alerts.Clear();
            _offset = 0;
        }
    }

    private static AccessKey KeyOf(string id, KeyAct act) => new(id, act.Name, act.Permissions, act.Topics, act.Hash, act.CreatedAt);

    private void Add(AccessKey key)
    {
        Remove(key.Id);
        _keys[key.Id] = key;
        _byHash[Part(key.Hash.Span)] = key;
    }

    private void Remove(string id)
    {
        if (_keys.Remove(id, out var old) && _byHash.TryGetValue(Part(old.Hash.Span), out var found) && found.Id == id)
            _byHash.Remove(Part(old.Hash.Span));
    }

    private static ulong Part(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadUInt64BigEndian(hash);
}
