using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MessagePack;

namespace LiveHub.Push.Devices;

/// <summary>A profile as both stores keep it, and the number that they find a device by.</summary>
internal static class DeviceCodec
{
    public static byte[] Encode(DeviceProfile profile) => MessagePackSerializer.Serialize(profile);

    /// <summary>Null for bytes that are no profile.</summary>
    public static DeviceProfile? TryDecode(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return MessagePackSerializer.Deserialize<DeviceProfile?>(bytes) is { Target: not null, Languages: not null, Topics: not null, TimeZone: not null } profile ? profile : null;
        }
        catch (MessagePackSerializationException)
        {
            return null;
        }
    }

    /// <summary>Whether two profiles say the same; what an older version stored has fewer fields and other bytes.</summary>
    public static bool AreSame(DeviceProfile one, DeviceProfile other) => Encode(one).AsSpan().SequenceEqual(Encode(other));

    /// <summary>Eight bytes in place of an id in an index. Of a strong hash: apps choose their ids, and nobody is to find many of one number.</summary>
    public static long KeyOf(string id)
    {
        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(DeviceIds.MaxLength)];
        return KeyOf(text[..Encoding.UTF8.GetBytes(id, text)]);
    }

    /// <summary>Eight bytes that stand for a target: devices with the same ones are one phone.</summary>
    public static long TargetOf(DeviceProfile profile) => KeyOf(Encoding.UTF8.GetBytes($"{(int)profile.Kind}{profile.Target}"));

    private static long KeyOf(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
