using System.Buffers.Binary;
using System.Security.Cryptography;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.People;

namespace LiveHub.Server.Keys;

/// <summary>The keys in force.</summary>
internal sealed class KeyFold : IDeskFold
{
    private readonly Dictionary<string, AccessKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, AccessKey> _byHash = [];

    public IEnumerable<AccessKey> All => _keys.Values;

    public AccessKey? Find(ReadOnlySpan<byte> hash) =>
        // The lookup by part of the hash tells nothing about the secret; the comparison of the whole takes the same time wherever they differ.
        _byHash.TryGetValue(Part(hash), out var key) && CryptographicOperations.FixedTimeEquals(key.Hash.Span, hash) ? key : null;

    public AccessKey? Find(string id) => _keys.GetValueOrDefault(id);

    public void Apply(Entry entry)
    {
        if (entry.Kind == DeskKinds.KeyAdded)
            Add(KeyOf(Subjects.IdOf(entry.Subject), DeskCodec.Decode<KeyAct>(entry)));
        else if (entry.Kind == DeskKinds.KeyRevoked)
            Remove(Subjects.IdOf(entry.Subject));
        else if (PeopleKinds.EndsAccess(entry.Kind))
            RemoveThoseOf(Subjects.IdOf(entry.Subject));
    }

    private static AccessKey KeyOf(string id, KeyAct act) => new(id, act.ActorOf(id), act.Hash, act.CreatedAt, act.Person);

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

    private void RemoveThoseOf(string person)
    {
        foreach (var key in _keys.Values.Where(key => key.Person == person).ToList())
            Remove(key.Id);
    }

    private static ulong Part(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadUInt64BigEndian(hash);
}
