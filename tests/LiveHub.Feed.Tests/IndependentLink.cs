using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LiveHub.Feed.Tests;

/// <summary>Computes a link from the words of the documentation, without the code under test.</summary>
internal static class IndependentLink
{
    public static EntryLink Next(EntryLink previous, Entry entry)
    {
        using var bytes = new MemoryStream();
        Write(bytes, unchecked((long)previous.Value));
        Write(bytes, entry.Offset);
        Write(bytes, entry.Time);
        bytes.Write(Envelope(entry));
        bytes.Write(entry.Body.Span);
#pragma warning disable CA5350 // What the documentation says.
        return new EntryLink(BinaryPrimitives.ReadUInt64BigEndian(SHA1.HashData(bytes.ToArray())));
#pragma warning restore CA5350
    }

    public static byte[] Envelope(Entry entry)
    {
        string[] was = entry.Was is null ? ["-", "-"] : [List(entry.Was.Topics), List(entry.Was.Languages)];
        string[] lines = [entry.Subject, $"{entry.Revision}", entry.Kind, List(entry.Routing.Topics), List(entry.Routing.Languages), .. was];
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
    }

    private static string List(IEnumerable<string> words) => string.Join(',', words);

    private static void Write(MemoryStream bytes, long value)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, value);
        bytes.Write(eight);
    }
}
