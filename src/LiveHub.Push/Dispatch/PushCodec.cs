using LiveHub.Feed;
using MessagePack;
using MessagePack.Resolvers;

namespace LiveHub.Push.Dispatch;

/// <summary>Turns the acts of sends into the bytes that the desk stores, and back.</summary>
public static class PushCodec
{
    private static readonly MessagePackSerializerOptions Options =
        MessagePackSerializerOptions.Standard.WithResolver(StandardResolver.Instance).WithSecurity(MessagePackSecurity.UntrustedData);

    public static byte[] Encode<TAct>(TAct act) where TAct : class => MessagePackSerializer.Serialize(act, Options);

    /// <remarks>A body that is not such an act is a <c>MessagePackSerializationException</c>.</remarks>
    public static TAct Decode<TAct>(Entry entry) where TAct : class =>
        MessagePackSerializer.Deserialize<TAct?>(entry.Body, Options) ?? throw new MessagePackSerializationException("The act is nil.");

    /// <summary>The act as it is appended; expected is the revision that it builds on.</summary>
    public static Draft DraftOf<TAct>(SendId send, long expected, string kind, TAct act) where TAct : class =>
        new(send.Subject, expected, kind, Routing.Everyone, Encode(act));
}
