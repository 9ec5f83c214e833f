using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;

namespace LiveHub.Server.Keys;

/// <summary>Who made each key that there ever was: a chain of keys may go over some that were revoked. Guarded by the state that owns it.</summary>
internal sealed class KeyMakers : IDeskFold
{
    private readonly Dictionary<string, string> _makers = new(StringComparer.Ordinal);

    /// <summary>Empty: nobody, or no such key.</summary>
    public string MakerOf(string key) => _makers.GetValueOrDefault(key, "");

    public void Apply(Entry entry)
    {
        if (entry.Kind == DeskKinds.KeyAdded)
            _makers[Subjects.IdOf(entry.Subject)] = DeskCodec.Decode<KeyAct>(entry).By;
    }
}
