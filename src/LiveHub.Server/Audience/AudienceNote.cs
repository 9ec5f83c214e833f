using LiveHub.Feed;
using MessagePack;
using MessagePack.Resolvers;

namespace LiveHub.Server.Audience;

/// <summary>What a node says about its readers on the board.</summary>
/// <param name="Readers">Connections, whatever they follow.</param>
/// <param name="All">Those of them that follow every topic.</param>
/// <param name="Topics">Followers by topic; those of every topic are not among them.</param>
/// <param name="At">Server time of the count in milliseconds.</param>
[MessagePackObject]
internal sealed record AudienceNote(
    [property: Key(0)] int Readers,
    [property: Key(1)] int All,
    [property: Key(2)] IReadOnlyDictionary<string, int> Topics,
    [property: Key(3)] long At,
    [property: Key(4)] bool IsDraining = false)
{
    public const string Subject = "audience";

    private static readonly MessagePackSerializerOptions Options =
        MessagePackSerializerOptions.Standard.WithResolver(StandardResolverAllowPrivate.Instance).WithSecurity(MessagePackSecurity.UntrustedData);

    public byte[] Encode() => MessagePackSerializer.Serialize(this, Options);

    /// <summary>Null when the note cannot be read: a node of another version wrote it, and its readers are not counted.</summary>
    public static AudienceNote? Of(NodeNote note)
    {
        try
        {
            return MessagePackSerializer.Deserialize<AudienceNote>(note.Note, Options);
        }
        catch (MessagePackSerializationException)
        {
            return null;
        }
    }

    /// <summary>Whether another note says the same of the readers.</summary>
    public bool Agrees(AudienceNote? other) =>
        other is not null && (Readers, All, IsDraining, Topics.Count) == (other.Readers, other.All, other.IsDraining, other.Topics.Count)
        && Topics.All(topic => other.Topics.TryGetValue(topic.Key, out var readers) && readers == topic.Value);
}
