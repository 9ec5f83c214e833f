using LiveHub.Feed;
using MessagePack;
using MessagePack.Resolvers;

namespace LiveHub.Server.Status;

/// <summary>What a node says of itself on the board, for those who watch all of them.</summary>
/// <param name="Since">When it started, in milliseconds since 1970.</param>
/// <param name="CanaryAt">When a synthetic alert last went the whole way from this node; null: not yet.</param>
/// <param name="CanaryFault">Why the last one did not.</param>
/// <param name="PushFault">Why this node cannot send to phones.</param>
/// <param name="At">When it said so.</param>
/// <param name="PushWarning">Which platforms it cannot send to, and why.</param>
[MessagePackObject]
internal sealed record StatusNote(
    [property: Key(0)] long Since,
    [property: Key(1)] string Version,
    [property: Key(2)] long? CanaryAt,
    [property: Key(3)] string? CanaryFault,
    [property: Key(4)] string? PushFault,
    [property: Key(5)] long At,
    [property: Key(6)] string? PushWarning = null)
{
    public const string Subject = "status";

    private static readonly MessagePackSerializerOptions Options =
        MessagePackSerializerOptions.Standard.WithResolver(StandardResolverAllowPrivate.Instance).WithSecurity(MessagePackSecurity.UntrustedData);

    public byte[] Encode() => MessagePackSerializer.Serialize(this, Options);

    /// <summary>Null when a node of another version wrote it.</summary>
    public static StatusNote? Of(NodeNote note)
    {
        try
        {
            return MessagePackSerializer.Deserialize<StatusNote>(note.Note, Options);
        }
        catch (MessagePackSerializationException)
        {
            return null;
        }
    }
}
