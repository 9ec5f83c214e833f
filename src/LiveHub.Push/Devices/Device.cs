namespace LiveHub.Push.Devices;

/// <summary>A registered phone or browser.</summary>
/// <param name="Id">Chosen by the app: 8 to 64 of <c>A-Z a-z 0-9 . _ -</c>.</param>
/// <param name="Ordinal">Its number, from 0; given once and never to another device. Its shard and its bit in every ledger.</param>
/// <param name="SecretHash">SHA-256 of the secret that the app chose; whoever has the secret may change the device.</param>
/// <param name="IsTest">On the test list: test alerts reach it.</param>
/// <param name="IsQuarantined">FCM said that its token belongs to another project; it is sent nothing until it registers again.</param>
/// <param name="RegisteredAt">Milliseconds since 1970.</param>
/// <param name="SeenAt">When the app last registered, in milliseconds since 1970.</param>
public sealed record Device(
    string Id, int Ordinal, byte[] SecretHash, DeviceProfile Profile, bool IsTest, bool IsQuarantined, long RegisteredAt, long SeenAt)
{
    /// <summary>Devices of one shard: read in one go, leased in one go, 512 bytes of bits.</summary>
    public const int ShardSize = 4096;

    public int Shard => Ordinal / ShardSize;

    public int Slot => Ordinal % ShardSize;
}
