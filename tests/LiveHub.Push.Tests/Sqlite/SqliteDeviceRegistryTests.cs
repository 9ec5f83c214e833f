using LiveHub.Push.Devices;
using LiveHub.Push.Tests.Devices;

namespace LiveHub.Push.Tests.Sqlite;

public sealed class SqliteDeviceRegistryTests : DeviceRegistryContract
{
    private SqliteHouse? _house;

    protected override async ValueTask<IDeviceRegistry> OpenAsync()
    {
        _house = await SqliteHouse.OpenAsync();
        return _house.Push.Devices;
    }

    protected override async ValueTask<IDeviceRegistry> ReopenAsync()
    {
        await _house!.ReopenAsync();
        return _house.Push.Devices;
    }

    protected override async ValueTask<IDeviceRegistry> DamageAsync(int ordinal)
    {
        await _house!.CloseAsync();
        await _house.RunAsync($"UPDATE device SET profile = x'C1' WHERE ordinal = {ordinal}"); // A byte that begins no value.
        return await ReopenAsync();
    }

    protected override async ValueTask CloseAsync()
    {
        if (_house is not null)
            await _house.DisposeAsync();
    }
}
