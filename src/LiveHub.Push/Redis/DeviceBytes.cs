using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Redis;

/// <summary>A device as its row in a shard; laid out so that scripts can take apart what they need (device-put.lua).</summary>
internal static class DeviceBytes
{
    private const int SecretAt = 3;
    private const int RegisteredAt = SecretAt + 32;
    private const int SeenAt = RegisteredAt + 8;
    private const int IdAt = SeenAt + 8;

    /// <summary>Behind the profile: the bucket of the id, and eight bytes of the target's hash. Rows that were written before targets were unique have none.</summary>
    private const int TailLength = 2 + 8;

    public static byte[] Encode(Device device)
    {
        var profile = DeviceCodec.Encode(device.Profile);
        var row = new byte[IdAt + 1 + device.Id.Length + profile.Length + TailLength];
        row[0] = Flag(device.IsTest);
        row[1] = Flag(device.IsQuarantined);
        row[2] = (byte)('0' + (int)device.Profile.Platform);
        device.SecretHash.CopyTo(row, SecretAt);
        BinaryPrimitives.WriteInt64BigEndian(row.AsSpan(RegisteredAt), device.RegisteredAt);
        BinaryPrimitives.WriteInt64BigEndian(row.AsSpan(SeenAt), device.SeenAt);
        row[IdAt] = (byte)device.Id.Length;
        Encoding.ASCII.GetBytes(device.Id, row.AsSpan(IdAt + 1));
        profile.CopyTo(row, IdAt + 1 + device.Id.Length);
        Tail(device.Id, device.Profile).CopyTo(row, row.Length - TailLength);
        return row;
    }

    public static byte[] Tail(string id, DeviceProfile profile)
    {
        var tail = new byte[TailLength];
        BinaryPrimitives.WriteUInt16BigEndian(tail, PushKeys.BucketNumber(id));
        BinaryPrimitives.WriteInt64BigEndian(tail.AsSpan(2), DeviceCodec.TargetOf(profile));
        return tail;
    }

    /// <summary>Null for a row that is damaged.</summary>
    public static Device? TryDecode(int ordinal, byte[] row)
    {
        if (row.Length <= IdAt || row.Length <= IdAt + 1 + row[IdAt] || DeviceCodec.TryDecode(row.AsMemory(IdAt + 1 + row[IdAt])) is not { } profile)
            return null;
        return new Device(
            Encoding.ASCII.GetString(row, IdAt + 1, row[IdAt]), ordinal, row[SecretAt..RegisteredAt], profile, row[0] == Flag(true), row[1] == Flag(true),
            BinaryPrimitives.ReadInt64BigEndian(row.AsSpan(RegisteredAt)), BinaryPrimitives.ReadInt64BigEndian(row.AsSpan(SeenAt)));
    }

    public static byte[] Time(long milliseconds)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds);
        return bytes;
    }

    public static string Platform(Platform platform) => ((int)platform).ToString(CultureInfo.InvariantCulture);

    private static byte Flag(bool isSet) => (byte)(isSet ? '1' : '0');
}
