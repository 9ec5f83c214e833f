using LiveHub.Push.Devices;

namespace LiveHub.Push.Tests.Devices;

public abstract partial class DeviceRegistryContract
{
    [Fact]
    public async Task Removing_a_device_leaves_nothing_of_it()
    {
        await Put("device-1", "token-A");
        await Devices.SetTestAsync("device-1", true, None);
        Assert.True(await Devices.RemoveAsync("device-1", None));
        Assert.False(await Devices.RemoveAsync("device-1", None));
        Assert.Null(await Devices.FindAsync("device-1", None));
        Assert.Empty(await Shard(0));
        Assert.Empty(await Devices.ReadAtAsync(0, [0], None));
        Assert.Empty(await TestList());
        Assert.Equal(new RegistryBounds(1, 0), await Devices.GetBoundsAsync(None));

        // Whoever takes the id next is somebody new.
        Assert.Equal(PutOutcome.Added, await Put("device-1", "token-B", "another secret", Tuesday));
        Assert.False((await Find("device-1")).IsTest);
        Assert.Equal(Tuesday, (await Find("device-1")).RegisteredAt);
    }

    [Fact]
    public async Task The_test_list_names_devices_by_id_until_they_are_taken_off()
    {
        await Put("device-2", "token-B");
        await Put("device-1", "token-A");
        await Put("device-3", "token-C");
        foreach (var id in new[] { "device-1", "device-2", "device-2" })
            Assert.True(await Devices.SetTestAsync(id, true, None));
        Assert.False(await Devices.SetTestAsync("device-9", true, None));
        Assert.Equal(["device-1", "device-2"], await TestList());
        AssertSame(await Find("device-1"), (await Devices.ReadTestListAsync(None))[0]);

        Assert.True(await Devices.SetTestAsync("device-1", false, None));
        Assert.Equal(["device-2"], await TestList());
        Assert.False((await Find("device-1")).IsTest);
    }

    [Fact]
    public async Task A_dead_target_removes_its_device_unless_that_has_a_new_one()
    {
        await Put("device-1", "token-A");
        await Put("device-2", "token-B");
        await Put("device-3", "token-C");
        await Put("device-2", "token-D"); // While FCM was saying that token-B is gone.
        var removed = await Devices.PruneAsync([new(0, "token-A"), new(1, "token-B"), new(7, "token-E"), new(0, "token-A")], None);
        Assert.Equal(1, removed);
        Assert.Equal(["device-2", "device-3"], await Shard(0));
        Assert.Equal(new RegistryBounds(3, 2), await Devices.GetBoundsAsync(None));
        Assert.Equal(0, await Devices.PruneAsync([], None));
    }

    [Fact]
    public async Task Quarantine_is_for_the_target_that_was_refused()
    {
        await Put("device-1", "token-A");
        await Put("device-2", "token-B");
        await Devices.QuarantineAsync([new(0, "token-A"), new(1, "token-A"), new(9, "token-A")], None);
        Assert.True((await Find("device-1")).IsQuarantined);
        Assert.False((await Find("device-2")).IsQuarantined);
        await Put("device-1", "token-C");
        Assert.False((await Find("device-1")).IsQuarantined);
    }

    [Fact]
    public async Task Idle_devices_of_one_platform_and_shard_are_removed()
    {
        await Put("device-1", "token-A");
        await Put("device-2", "token-B", platform: Platform.Ios);
        await Put("device-3", "token-C", now: Tuesday);
        await Put("device-4", "token-D");
        await Put("device-4", "token-D", now: Tuesday); // Seen again.
        Assert.Equal(0, await Devices.RemoveIdleAsync(1, Platform.Android, Tuesday, None));
        Assert.Equal(1, await Devices.RemoveIdleAsync(0, Platform.Android, Tuesday, None));
        Assert.Equal(["device-2", "device-3", "device-4"], await Shard(0));
        Assert.Equal(new RegistryBounds(4, 3), await Devices.GetBoundsAsync(None));
    }

    [Fact]
    public async Task A_damaged_row_hides_no_other_device_until_its_own_registers_again()
    {
        foreach (var id in new[] { "device-1", "device-2", "device-3" })
        {
            await Put(id, "token of " + id);
            await Devices.SetTestAsync(id, true, None);
        }
        _devices = await DamageAsync(1);
        Assert.Equal(["device-1", "device-3"], await Shard(0));
        Assert.Equal(["device-3", "device-1"], (await Devices.ReadAtAsync(0, [2, 1, 0], None)).Select(device => device.Id));
        Assert.Equal(["device-1", "device-3"], await TestList());
        Assert.Null(await Devices.FindAsync("device-2", None));
        await Devices.QuarantineAsync([new(1, "token of device-2")], None);
        Assert.Equal(1, await Devices.PruneAsync([new(0, "token of device-1"), new(1, "token of device-2")], None));
        Assert.Equal(0, await Devices.RemoveIdleAsync(0, Platform.Android, Monday, None));

        Assert.Equal(PutOutcome.Replaced, await Put("device-2", "token-B", now: Tuesday));
        Assert.Equal(["device-2", "device-3"], await Shard(0));
        Assert.Equal(["device-2", "device-3"], await TestList());
        Assert.Equal(new RegistryBounds(3, 2), await Devices.GetBoundsAsync(None));
    }
}
