using MessagePack;

namespace LiveHub.Protocol;

/// <summary>Turns facts into the bytes that are stored and sent, and back.</summary>
public static class FactCodec
{
    public static byte[] Encode(Fact fact) => MessagePackSerializer.Serialize(fact.GetType(), fact, WireMessagePack.Options);

    /// <summary>Reads the fact of an entry. Null when the kind is unknown here.</summary>
    /// <exception cref="MessagePackSerializationException">The kind is known but the bytes are not such a fact.</exception>
    public static Fact? Decode(string kind, ReadOnlyMemory<byte> body) =>
        EntryKinds.FactType(kind) is { } type ? (Fact?)MessagePackSerializer.Deserialize(type, body, WireMessagePack.Options) : null;
}
