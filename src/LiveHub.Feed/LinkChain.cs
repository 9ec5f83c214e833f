using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LiveHub.Feed;

/// <summary>Computes the link of an entry, the same in every backend.</summary>
public static class LinkChain
{
    /// <summary>First 8 bytes, big-endian, of SHA-1(previous link as 8 bytes ‖ offset as 8 bytes ‖ time as 8 bytes ‖ envelope bytes ‖ body bytes), numbers big-endian.</summary>
    /// <param name="envelope">The bytes of <see cref="EnvelopeCodec.Encode"/>.</param>
    /// <remarks>SHA-1 because Redis scripts have it (<c>redis.sha1hex</c>). It guards against accidents, not against an attacker who can write to the store.</remarks>
    public static EntryLink Next(EntryLink previous, long offset, long time, ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> body)
    {
        Span<byte> head = stackalloc byte[24];
        BinaryPrimitives.WriteUInt64BigEndian(head, previous.Value);
        BinaryPrimitives.WriteInt64BigEndian(head[8..], offset);
        BinaryPrimitives.WriteInt64BigEndian(head[16..], time);

        Span<byte> digest = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // See the remarks: an accident check that Redis scripts can compute too.
        using (var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1))
#pragma warning restore CA5350
        {
            sha1.AppendData(head);
            sha1.AppendData(envelope);
            sha1.AppendData(body);
            sha1.GetHashAndReset(digest);
        }
        return new EntryLink(BinaryPrimitives.ReadUInt64BigEndian(digest));
    }
}
