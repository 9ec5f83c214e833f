using LiveHub.Push.Devices;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.Devices;

public abstract partial class DeviceRegistryContract
{
    [Fact]
    public async Task A_device_is_what_it_registered_as()
    {
        var full = SampleDevices.Profile("token:A", Platform.Web) with
        {
            Kind = TargetKind.Fid,
            AppVersion = "4.2.0",
            Region = "RU-MOW",
            Quiet = new QuietHours(22 * 60, 7 * 60),
            DailyCap = 5,
        };
        await Devices.PutAsync([new DeviceRegistration("device-1", SampleDevices.SecretOf("s"), full)], Monday, None);
        AssertSame(new Device("device-1", 0, SampleDevices.SecretOf("s"), full, IsTest: false, IsQuarantined: false, Monday, Monday), await Find("device-1"));
        Assert.Null(await Devices.FindAsync("device-2", None));
        Assert.Null(await Devices.FindAsync("", None));
    }

    [Fact]
    public async Task A_registration_replaces_the_whole_profile_and_keeps_what_is_not_the_apps()
    {
        Assert.Equal(PutOutcome.Added, await Put("device-1", "token-A"));
        var first = await Find("device-1");
        await Devices.SetTestAsync("device-1", true, None);
        await Devices.QuarantineAsync([new DeadTarget(first.Ordinal, "token-A")], None);
        Assert.True((await Find("device-1")).IsQuarantined);

        Assert.Equal(PutOutcome.Replaced, await Put("device-1", "token-B", now: Tuesday, platform: Platform.Ios));
        AssertSame(
            first with { Profile = SampleDevices.Profile("token-B", Platform.Ios), IsTest = true, SeenAt = Tuesday },
            await Find("device-1"));
    }

    [Fact]
    public async Task A_device_with_another_secret_is_left_alone()
    {
        await Put("device-1", "token-A");
        var before = await Find("device-1");
        Assert.Equal(PutOutcome.WrongSecret, await Put("device-1", "token-B", "another secret", Tuesday));
        AssertSame(before, await Find("device-1"));
        Assert.Equal(new RegistryBounds(1, 1), await Devices.GetBoundsAsync(None));
    }

    [Fact]
    public async Task An_imported_device_keeps_its_past_and_never_replaces_what_was_seen_later()
    {
        var imported = SampleDevices.Registration("device-1", "token-A") with { Past = new DevicePast(Monday - 2000, Monday - 1000) };
        Assert.Equal([PutOutcome.Added], await Devices.PutAsync([imported], Tuesday, None));
        Assert.Equal((Monday - 2000, Monday - 1000), ((await Find("device-1")).RegisteredAt, (await Find("device-1")).SeenAt));
        Assert.Equal([PutOutcome.Replaced], await Devices.PutAsync([imported], Tuesday, None)); // Imported again.

        await Put("device-1", "token-B", now: Monday);
        Assert.Equal([PutOutcome.Outdated], await Devices.PutAsync([imported], Tuesday, None));
        Assert.Equal("token-B", (await Find("device-1")).Profile.Target);
        var later = imported with { Past = new DevicePast(0, Tuesday) };
        Assert.Equal([PutOutcome.Replaced], await Devices.PutAsync([later], Tuesday, None));
        Assert.Equal((Monday - 2000, Tuesday), ((await Find("device-1")).RegisteredAt, (await Find("device-1")).SeenAt));
    }

    [Fact]
    public async Task Registrations_of_one_call_are_judged_in_order()
    {
        var outcomes = await Devices.PutAsync(
            [
                SampleDevices.Registration("device-1", "token-A"),
                SampleDevices.Registration("device-2", "token-B"),
                SampleDevices.Registration("device-1", "token-C", "another secret"),
                SampleDevices.Registration("device-1", "token-D"),
            ],
            Monday, None);
        Assert.Equal([PutOutcome.Added, PutOutcome.Added, PutOutcome.WrongSecret, PutOutcome.Replaced], outcomes);
        Assert.Equal("token-D", (await Find("device-1")).Profile.Target);
        Assert.Equal(["device-1", "device-2"], await Shard(0));
        Assert.Empty(await Devices.PutAsync([], Monday, None));
    }

    [Fact]
    public async Task A_registration_without_a_proper_id_or_hash_is_refused_with_all_of_its_call()
    {
        foreach (var bad in new[] { SampleDevices.Registration("short", "t"), SampleDevices.Registration("a space", "t"), new DeviceRegistration("device-1", [1], SampleDevices.Profile("t")) })
        {
            await Assert.ThrowsAsync<ArgumentException>(async () =>
                await Devices.PutAsync([SampleDevices.Registration("device-2", "t"), bad], Monday, None));
        }
        Assert.Equal(new RegistryBounds(0, 0), await Devices.GetBoundsAsync(None));
    }

    [Fact]
    public async Task An_ordinal_is_never_given_again()
    {
        await Put("device-1", "token-A");
        await Put("device-2", "token-B");
        Assert.True(await Devices.RemoveAsync("device-2", None));
        await Put("device-2", "token-B");
        Assert.Equal(2, (await Find("device-2")).Ordinal);
        Assert.Equal(new RegistryBounds(3, 2), await Devices.GetBoundsAsync(None));

        _devices = await ReopenAsync();
        await Put("device-3", "token-C");
        Assert.Equal(3, (await Find("device-3")).Ordinal);
        Assert.Equal(new RegistryBounds(4, 3), await Devices.GetBoundsAsync(None));
    }

    [Fact]
    public async Task Of_many_that_register_one_device_at_once_one_adds_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => Put("device-1", $"token-{n}")))).Within("twenty registrations");
        Assert.Single(outcomes, PutOutcome.Added);
        Assert.Equal(19, outcomes.Count(outcome => outcome == PutOutcome.Replaced));
        Assert.Equal(new RegistryBounds(1, 1), await Devices.GetBoundsAsync(None));
    }

    [Fact]
    public async Task A_profile_changes_only_if_it_is_still_the_one_that_was_read()
    {
        await Put("device-1", "token-A");
        var read = await Find("device-1");
        var wanted = read.Profile with { Topics = [new TopicChoice("sport")] };
        await Devices.SetTestAsync("device-1", true, None); // No part of the profile.
        Assert.True(await Devices.ChangeAsync(read, wanted, Tuesday, None));
        AssertSame(read with { Profile = wanted, IsTest = true, SeenAt = Tuesday }, await Find("device-1"));
        Assert.False(await Devices.ChangeAsync(read, read.Profile with { Topics = [] }, Tuesday, None));

        var second = await Find("device-1");
        await Devices.RemoveAsync("device-1", None);
        Assert.False(await Devices.ChangeAsync(second, wanted, Tuesday, None));
        await Devices.PutAsync([new DeviceRegistration("device-1", SampleDevices.SecretOf("new owner"), second.Profile)], Tuesday, None);
        Assert.False(await Devices.ChangeAsync(second, second.Profile with { Topics = [] }, Tuesday, None));
    }

    [Fact]
    public async Task A_shard_holds_the_devices_of_its_ordinals()
    {
        var registrations = Enumerable.Range(0, Device.ShardSize + 3).Select(n => SampleDevices.Registration($"device-{n:00000}", $"token-{n}")).ToList();
        Assert.All(await Devices.PutAsync(registrations, Monday, None), outcome => Assert.Equal(PutOutcome.Added, outcome));
        Assert.Equal(registrations.Take(Device.ShardSize).Select(one => one.Id), await Shard(0));
        Assert.Equal(registrations.Skip(Device.ShardSize).Select(one => one.Id), await Shard(1));
        Assert.Empty(await Shard(2));
        Assert.Equal(2, (await Devices.GetBoundsAsync(None)).Shards);

        var some = await Devices.ReadAtAsync(1, [Device.ShardSize + 2, Device.ShardSize + 7, Device.ShardSize], None);
        Assert.Equal(["device-04098", "device-04096"], some.Select(device => device.Id));
        Assert.Empty(await Devices.ReadAtAsync(1, [], None));
        AssertSame(await Find("device-04098"), some[0]);
    }
}
