using LiveHub.Feed;
using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Sqlite;
using LiveHub.Push.Tests.Devices;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.Sqlite;

public sealed class SqlitePushStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Devices_lie_in_a_file_of_their_own_beside_the_logs()
    {
        await using var house = await SqliteHouse.OpenAsync();
        await house.Push.Devices.PutAsync([SampleDevices.Registration("device-1", "token-A")], 1, None);
        await house.CloseAsync();
        Assert.Equal(["livehub.db", "livehub.lock", "push.db"], Directory.GetFiles(house.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("token-A", File.ReadAllText(Path.Combine(house.Folder, "push.db")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_a_newer_program_wrote_is_refused()
    {
        await using var house = await SqliteHouse.OpenAsync();
        await house.CloseAsync();
        await house.RunAsync("PRAGMA user_version=999");
        Assert.Contains("schema version 999", Assert.Throws<StoreRefusedException>(() => SqlitePushStore.Open(house.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_phone_that_is_twice_in_a_file_of_before_the_registration_seen_last_stays()
    {
        await using var house = await SqliteHouse.OpenAsync();
        await house.Push.Devices.PutAsync([SampleDevices.Registration("device-1", "token-A"), SampleDevices.Registration("device-2", "token-B")], 1, None);
        await house.CloseAsync();
        await house.RunAsync("""
            DROP INDEX device_target; ALTER TABLE device DROP COLUMN target; PRAGMA user_version=2;
            INSERT INTO device SELECT 2, key + 1, 'device-3', secret, platform, 0, 0, 1, 5, profile FROM device WHERE ordinal = 0;
            INSERT INTO device SELECT 3, key + 2, 'device-4', secret, platform, 0, 0, 1, 3, profile FROM device WHERE ordinal = 0;
            INSERT INTO device SELECT 4, key + 3, 'device-5', secret, platform, 0, 0, 1, 3, x'C1' FROM device WHERE ordinal = 0;
            UPDATE registry SET next = 5, count = 5;
            """);
        await house.ReopenAsync();
        var devices = house.Push.Devices;
        Assert.Equal(["device-2", "device-3"], (await devices.ReadShardAsync(0, None)).Select(device => device.Id));
        Assert.Equal(new RegistryBounds(5, 3), await devices.GetBoundsAsync(None)); // With the damaged one, which has no target.
        Assert.Equal([PutOutcome.Added], await devices.PutAsync([SampleDevices.Registration("device-6", "token-A")], 9, None));
        Assert.Equal(["device-2", "device-6"], (await devices.ReadShardAsync(0, None)).Select(device => device.Id));
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        await using var house = await SqliteHouse.OpenAsync();
        var push = house.Push;
        await house.CloseAsync();
        var writing = await Assert.ThrowsAsync<LogUnavailableException>(async () => await push.Devices.PutAsync([SampleDevices.Registration("device-1", "t")], 1, None));
        var reading = await Assert.ThrowsAsync<LogUnavailableException>(async () => await push.Ledger.ReadAsync(new SendId("a", 1), 0, None));
        Assert.Equal([LogUnavailableReason.Closing, LogUnavailableReason.Closing], [writing.Reason, reading.Reason]);
    }

    [Fact]
    public async Task A_full_disk_refuses_registrations_keeps_reading_and_gets_well_by_itself()
    {
        using var disk = TestDisk.TryTmpfs(3);
        Assert.SkipWhen(disk is null, "Mounting a tmpfs is not allowed here.");
        await using var push = SqlitePushStore.Open(disk.Path);
        await push.Devices.PutAsync([SampleDevices.Registration("device-1", "token-A")], 1, None);
        disk.Fill();
        var full = await Assert.ThrowsAsync<LogUnavailableException>(async () =>
        {
            for (var n = 0; n < 10_000; n++)
                await push.Devices.PutAsync([SampleDevices.Registration($"device-{n:00000}", new string('t', 1000) + n)], 1, None);
        });
        Assert.Equal(LogUnavailableReason.DiskFull, full.Reason);
        Assert.NotNull(await push.Devices.FindAsync("device-1", None));
        var before = await push.Devices.GetBoundsAsync(None);

        disk.Drain();
        Assert.Equal([PutOutcome.Added], await push.Devices.PutAsync([SampleDevices.Registration("device-x", "token-B")], 1, None));
        Assert.Equal(new RegistryBounds(before.Next + 1, before.Count + 1), await push.Devices.GetBoundsAsync(None));
        Assert.Equal(before.Next, (await push.Devices.FindAsync("device-x", None))?.Ordinal);
    }
}
