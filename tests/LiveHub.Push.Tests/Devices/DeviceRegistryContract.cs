using LiveHub.Push.Devices;

namespace LiveHub.Push.Tests.Devices;

/// <summary>What every backend's registry does.</summary>
public abstract partial class DeviceRegistryContract : IAsyncLifetime
{
    private const long Monday = 1_900_000_000_000;
    private const long Tuesday = Monday + 86_400_000;
    private static readonly CancellationToken None = CancellationToken.None;

    private IDeviceRegistry? _devices;

    private IDeviceRegistry Devices => _devices ?? throw new InvalidOperationException("Not opened yet.");

    public async ValueTask InitializeAsync() => _devices = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a new, empty registry.</summary>
    protected abstract ValueTask<IDeviceRegistry> OpenAsync();

    /// <summary>Closes it and opens it again, with what it has kept.</summary>
    protected abstract ValueTask<IDeviceRegistry> ReopenAsync();

    /// <summary>Spoils what is stored of a device's profile; answers the registry, opened again if need be.</summary>
    protected abstract ValueTask<IDeviceRegistry> DamageAsync(int ordinal);

    protected abstract ValueTask CloseAsync();

    private async Task<PutOutcome> Put(string id, string target, string secret = "first secret", long now = Monday, Platform platform = Platform.Android) =>
        Assert.Single(await Devices.PutAsync([SampleDevices.Registration(id, target, secret, platform)], now, None));

    private async Task<Device> Find(string id) => await Devices.FindAsync(id, None) ?? throw new InvalidOperationException($"There is no device {id}.");

    private async Task<IEnumerable<string>> Shard(int shard) => (await Devices.ReadShardAsync(shard, None)).Select(device => device.Id);

    private async Task<IEnumerable<string>> TestList() => (await Devices.ReadTestListAsync(None)).Select(device => device.Id);

    /// <remarks>Records compare lists by reference; their bytes say whether they are the same.</remarks>
    private static void AssertSame(Device expected, Device? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(Convert.ToHexString(DeviceCodec.Encode(expected.Profile)), Convert.ToHexString(DeviceCodec.Encode(actual.Profile)));
        Assert.Equal(Convert.ToHexString(expected.SecretHash), Convert.ToHexString(actual.SecretHash));
        Assert.Equal(expected with { Profile = actual.Profile, SecretHash = actual.SecretHash }, actual);
    }
}
