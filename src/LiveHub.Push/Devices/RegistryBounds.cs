namespace LiveHub.Push.Devices;

/// <summary>How large a registry is.</summary>
/// <param name="Next">The ordinal that the next new device gets: all devices of now are below it.</param>
/// <param name="Count">Devices registered.</param>
public sealed record RegistryBounds(int Next, long Count)
{
    public int Shards => (Next + Device.ShardSize - 1) / Device.ShardSize;
}
