using LiveHub.Feed;
using MessagePack;
using MessagePack.Resolvers;

namespace LiveHub.Server.Desk;

/// <summary>Turns acts into the bytes that the desk stores, and back. Fields are only ever appended.</summary>
internal static class DeskCodec
{
    private static readonly MessagePackSerializerOptions Options =
        MessagePackSerializerOptions.Standard.WithResolver(StandardResolverAllowPrivate.Instance).WithSecurity(MessagePackSecurity.UntrustedData);

    public static byte[] Encode<TAct>(TAct act) where TAct : class => MessagePackSerializer.Serialize(act, Options);

    /// <remarks>A body that is not such an act is a <c>MessagePackSerializationException</c>.</remarks>
    public static TAct Decode<TAct>(Entry entry) where TAct : class => MessagePackSerializer.Deserialize<TAct>(entry.Body, Options);

    /// <summary>Null when the entry is about something else.</summary>
    /// <remarks>A damaged body is a <c>MessagePackSerializationException</c>.</remarks>
    public static AlertAct? AlertOf(Entry entry) =>
        entry.Kind is DeskKinds.AlertFired or DeskKinds.AlertUpdated or DeskKinds.AlertCleared ? Decode<AlertAct>(entry) : null;
}
