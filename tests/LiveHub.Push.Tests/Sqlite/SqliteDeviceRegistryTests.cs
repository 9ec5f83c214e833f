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

    protected override async ValueTask CloseAsync()
    {
        if (_house is not null)
            await _house.DisposeAsync();
    }
}
