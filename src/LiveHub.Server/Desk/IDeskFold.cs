using LiveHub.Feed;

namespace LiveHub.Server.Desk;

/// <summary>What the entries of some kinds come to: one part of the desk's fold. Guarded by the state that owns the fold; must not block.</summary>
internal interface IDeskFold
{
    /// <summary>Takes an entry of the desk, whatever it is about; every one comes once and in order.</summary>
    /// <remarks>A damaged entry changes nothing and is a <c>MessagePackSerializationException</c>.</remarks>
    void Apply(Entry entry);
}
