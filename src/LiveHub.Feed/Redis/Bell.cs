using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace LiveHub.Feed.Redis;

/// <summary>What rings when a log has grown or begun an epoch: the point before, and the entries after it unless they are too large.</summary>
/// <param name="Before">The point before the entries; with none, the present tail.</param>
/// <remarks>Fields, each after its length in 4 bytes: epoch, offset, link, time; then for each entry link, envelope, body.</remarks>
internal sealed record Bell(LogPoint Before, IReadOnlyList<Entry> Entries)
{
    public LogPoint Tail => Entries is [.., var last] ? new LogPoint(new FeedPosition(Before.Epoch, last.Offset), last.Link) : Before;

    /// <summary>Null for bytes that are no bell, or whose links do not fit their entries.</summary>
    public static Bell? TryRead(ReadOnlyMemory<byte> bytes)
    {
        var fields = ReadFields(bytes);
        if (fields is not { Count: >= 4 } || (fields.Count - 4) % 3 != 0
            || !Epoch.TryParse(Text(fields[0]), out var epoch) || !TryReadNumber(fields[1], out var offset)
            || !EntryLink.TryParse(Text(fields[2]), out var link) || !TryReadNumber(fields[3], out var time))
            return null;
        var before = new LogPoint(new FeedPosition(epoch, offset), link);
        var entries = new List<Entry>((fields.Count - 4) / 3);
        for (var i = 4; i < fields.Count; i += 3)
        {
            if (!EntryLink.TryParse(Text(fields[i]), out var next) || LinkChain.Next(link, ++offset, time, fields[i + 1].Span, fields[i + 2].Span) != next)
                return null;
            entries.Add(EnvelopeCodec.ReadEntry(offset, time, next, fields[i + 1].Span, fields[i + 2]));
            link = next;
        }
        return new Bell(before, entries);
    }

    private static List<ReadOnlyMemory<byte>>? ReadFields(ReadOnlyMemory<byte> bytes)
    {
        var fields = new List<ReadOnlyMemory<byte>>(7);
        while (bytes.Length > 0)
        {
            if (bytes.Length < sizeof(int) || BinaryPrimitives.ReadInt32BigEndian(bytes.Span) is var length && (length < 0 || length > bytes.Length - sizeof(int)))
                return null;
            fields.Add(bytes.Slice(sizeof(int), length));
            bytes = bytes[(sizeof(int) + length)..];
        }
        return fields;
    }

    private static string Text(ReadOnlyMemory<byte> field) => Encoding.UTF8.GetString(field.Span);

    private static bool TryReadNumber(ReadOnlyMemory<byte> field, out long number) => long.TryParse(field.Span, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
