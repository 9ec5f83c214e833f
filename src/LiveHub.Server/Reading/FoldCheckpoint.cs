using System.Buffers;
using System.Collections.Immutable;
using LiveHub.Feed;
using LiveHub.Protocol;
using MessagePack;

namespace LiveHub.Server.Reading;

/// <summary>Writes the fold down and reads it back. Format 1: a MessagePack array of heads, each an array of the fields below.</summary>
internal static class FoldCheckpoint
{
    public const int Format = 1;
    private const int Fields = 14;

    public static ReadOnlyMemory<byte> Encode(IReadOnlyList<SubjectHead> heads)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(heads.Count);
        foreach (var head in heads)
            Write(ref writer, head);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <exception cref="InvalidOperationException">The checkpoint is of a later version of LiveHub.</exception>
    public static IReadOnlyList<SubjectHead> Decode(Checkpoint checkpoint)
    {
        if (checkpoint.Format > Format)
        {
            throw new InvalidOperationException(
                $"The data folder has a checkpoint of format {checkpoint.Format}; this version reads up to {Format}. Start the version that wrote it, or a newer one.");
        }
        var reader = new MessagePackReader(checkpoint.Fold);
        var heads = new SubjectHead[reader.ReadArrayHeader()];
        for (var i = 0; i < heads.Length; i++)
            heads[i] = Read(ref reader);
        return heads;
    }

    private static void Write(ref MessagePackWriter writer, SubjectHead head)
    {
        writer.WriteArrayHeader(Fields);
        writer.Write(head.Subject);
        writer.Write(head.Revision);
        writer.Write(head.First);
        writer.Write(head.Offset);
        writer.Write(head.Kind);
        WriteList(ref writer, head.Routing.Topics);
        WriteList(ref writer, head.Routing.Languages);
        writer.Write(head.Time);
        writer.Write(head.Fact is null ? [] : FactCodec.Encode(head.Fact));
        writer.Write(head.Shown);
        writer.Write(head.ExpiresAt ?? 0);
        writer.Write(head.Pin ?? 0);
        MessagePackSerializer.Serialize(ref writer, head.Tombstone?.Headline, WireMessagePack.Options);
        writer.Write(head.Tombstone?.Url);
    }

    private static SubjectHead Read(ref MessagePackReader reader)
    {
        reader.ReadArrayHeader();
        var head = new SubjectHead(
            reader.ReadString() ?? "", reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadString() ?? "",
            new Routing(ReadList(ref reader), ReadList(ref reader)), reader.ReadInt64());
        var fact = reader.ReadBytes() is { Length: > 0 } bytes ? FactCodec.Decode(head.Kind, bytes.ToArray()) : null;
        var shown = reader.ReadBoolean();
        var expiresAt = reader.ReadInt64();
        var pin = reader.ReadInt32();
        var headline = MessagePackSerializer.Deserialize<Text?>(ref reader, WireMessagePack.Options);
        var url = reader.ReadString();
        return head with
        {
            Fact = fact,
            Shown = shown,
            ExpiresAt = expiresAt == 0 ? null : expiresAt,
            Pin = pin == 0 ? null : pin,
            Tombstone = headline is null ? null : new Tombstone(headline, url),
        };
    }

    private static void WriteList(ref MessagePackWriter writer, ImmutableArray<string> values)
    {
        writer.WriteArrayHeader(values.Length);
        foreach (var value in values)
            writer.Write(value);
    }

    private static ImmutableArray<string> ReadList(ref MessagePackReader reader)
    {
        var values = ImmutableArray.CreateBuilder<string>(reader.ReadArrayHeader());
        while (values.Count < values.Capacity)
            values.Add(reader.ReadString() ?? "");
        return values.MoveToImmutable();
    }
}
