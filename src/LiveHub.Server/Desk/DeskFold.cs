using System.Buffers.Binary;
using System.Security.Cryptography;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Keys;
using LiveHub.Server.Repair;

namespace LiveHub.Server.Desk;

/// <summary>What the entries of one history of the desk come to: the keys in force, the newest act on each alert, the repairs. Guarded by the state that owns it.</summary>
internal sealed class DeskFold
{
    private const int RepairsKept = 100;

    private readonly Dictionary<string, AccessKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, AccessKey> _byHash = [];
    private readonly Dictionary<string, DeskAlert> _alerts = new(StringComparer.Ordinal);
    private readonly Queue<RepairAct> _repairs = new();

    /// <summary>The fold holds every entry up to here.</summary>
    public long Offset { get; set; }

    public IEnumerable<AccessKey> Keys => _keys.Values;

    public IEnumerable<RepairAct> Repairs => _repairs;

    public AccessKey? FindKey(ReadOnlySpan<byte> hash) =>
        // The lookup by part of the hash tells nothing about the secret; the comparison of the whole takes the same time wherever they differ.
        _byHash.TryGetValue(Part(hash), out var key) && CryptographicOperations.FixedTimeEquals(key.Hash.Span, hash) ? key : null;

    public AccessKey? FindKeyById(string id) => _keys.GetValueOrDefault(id);

    public DeskAlert? FindAlert(string id) => _alerts.GetValueOrDefault(id);

    /// <remarks>A damaged entry changes nothing and is a <c>MessagePackSerializationException</c>.</remarks>
    public void Apply(Entry entry)
    {
        var id = Subjects.IdOf(entry.Subject);
        if (entry.Kind == DeskKinds.KeyAdded)
        {
            Add(KeyOf(id, DeskCodec.Decode<KeyAct>(entry)));
        }
        else if (entry.Kind == DeskKinds.KeyRevoked)
        {
            Remove(id);
        }
        else if (entry.Kind == DeskKinds.LogRepaired)
        {
            _repairs.Enqueue(DeskCodec.Decode<RepairAct>(entry));
            if (_repairs.Count > RepairsKept)
                _repairs.Dequeue();
        }
        else if (DeskCodec.AlertOf(entry) is { } act)
        {
            _alerts[id] = new DeskAlert(entry.Revision, act);
        }
    }

    private static AccessKey KeyOf(string id, KeyAct act) => new(act.ActorOf(id), act.Hash, act.CreatedAt);

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
