using LiveHub.Feed;
using MessagePack;
using MessagePack.Resolvers;

namespace LiveHub.Server.Delivery;

/// <summary>What a node's fan-out did with one revision of an alert; notes add up.</summary>
/// <param name="Waiting">Had not been given it ten seconds after it came: their sockets are full.</param>
/// <param name="Latencies">From append to hand-over, as <see cref="LatencyCounts.ToSparse"/>.</param>
/// <param name="Took">Milliseconds from the append until the last of them had it; null: a node of an earlier version told.</param>
[MessagePackObject]
internal sealed record DeliveryNote(
    [property: Key(0)] int Matched,
    [property: Key(1)] int Passed,
    [property: Key(2)] int Reset,
    [property: Key(3)] int Skipped,
    [property: Key(4)] int Left,
    [property: Key(5)] int Waiting,
    [property: Key(6)] IReadOnlyList<int> Latencies,
    [property: Key(7)] int? Took = null)
{
    public static readonly DeliveryNote None = new(0, 0, 0, 0, 0, 0, []);

    private static readonly MessagePackSerializerOptions Options =
        MessagePackSerializerOptions.Standard.WithResolver(StandardResolverAllowPrivate.Instance).WithSecurity(MessagePackSecurity.UntrustedData);

    /// <summary>Where the notes about a revision stand on the board.</summary>
    public static string SubjectOf(string alert, long revision) => FormattableString.Invariant($"{alert}/{revision}");

    public static DeliveryNote Of(DeliveryTally tally) =>
        new(tally.Matched, tally.Passed, tally.Reset, tally.Skipped, tally.Left, tally.Waiting, tally.Latencies.ToSparse(), tally.Took);

    /// <summary>Null when the note cannot be read: a node of another version wrote it.</summary>
    public static DeliveryNote? Of(NodeNote note)
    {
        try
        {
            return MessagePackSerializer.Deserialize<DeliveryNote>(note.Note, Options);
        }
        catch (MessagePackSerializationException)
        {
            return null;
        }
    }

    public static DeliveryNote operator +(DeliveryNote one, DeliveryNote other)
    {
        var latencies = LatencyCounts.OfSparse(one.Latencies);
        latencies.Add(LatencyCounts.OfSparse(other.Latencies));
        return new DeliveryNote(
            one.Matched + other.Matched, one.Passed + other.Passed, one.Reset + other.Reset, one.Skipped + other.Skipped,
            one.Left + other.Left, one.Waiting + other.Waiting, latencies.ToSparse(),
            one.Took is null ? other.Took : other.Took is null ? one.Took : Math.Max(one.Took.Value, other.Took.Value));
    }

    public byte[] Encode() => MessagePackSerializer.Serialize(this, Options);
}
