using LiveHub.Push.Devices;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.Devices;

/// <summary>One phone is one device, whatever it calls itself.</summary>
public abstract partial class DeviceRegistryContract
{
    [Fact]
    public async Task A_new_id_takes_the_place_of_the_one_that_had_its_target()
    {
        await Put("device-0", "token-Z");
        await Put("device-1", "token-A");
        await Devices.SetTestAsync("device-1", true, None);
        await Devices.QuarantineAsync([new DeadTarget(1, "token-A")], None);

        Assert.Equal(PutOutcome.Added, await Put("device-2", "token-A", "another secret", Tuesday, Platform.Ios));
        Assert.Null(await Devices.FindAsync("device-1", None));
        // The ordinal stays: what the phone was sent under it can be corrected. The test list was for the other one.
        AssertSame(
            new Device("device-2", 1, SampleDevices.SecretOf("another secret"), SampleDevices.Profile("token-A", Platform.Ios), IsTest: false, IsQuarantined: false, Tuesday, Tuesday),
            await Find("device-2"));
        Assert.Empty(await TestList());
        Assert.Equal(["device-0", "device-2"], await Shard(0));
        Assert.Equal(new RegistryBounds(2, 2), await Devices.GetBoundsAsync(None));

        _devices = await ReopenAsync();
        Assert.Equal(PutOutcome.Added, await Put("device-1", "token-A", now: Tuesday)); // It comes back, as whoever has the token.
        Assert.Equal(["device-0", "device-1"], await Shard(0));
    }

    [Fact]
    public async Task A_device_that_is_there_keeps_its_place_when_it_gets_another_one_s_target()
    {
        await Put("device-1", "token-A");
        await Put("device-2", "token-B");
        await Devices.SetTestAsync("device-1", true, None);
        await Devices.SetTestAsync("device-2", true, None);
        Assert.Equal(PutOutcome.Replaced, await Put("device-2", "token-A", now: Tuesday));
        Assert.Null(await Devices.FindAsync("device-1", None));
        Assert.Equal((1, true), ((await Find("device-2")).Ordinal, (await Find("device-2")).IsTest));
        Assert.Equal(["device-2"], await TestList());
        Assert.Equal(new RegistryBounds(2, 1), await Devices.GetBoundsAsync(None));

        // Nobody has the target that it had.
        Assert.Equal(PutOutcome.Added, await Put("device-3", "token-B"));
        Assert.Equal(2, (await Find("device-3")).Ordinal);
        Assert.Equal(new RegistryBounds(3, 2), await Devices.GetBoundsAsync(None));
    }

    [Fact]
    public async Task A_target_of_another_kind_is_another_target()
    {
        await Put("device-1", "same");
        var fid = SampleDevices.Registration("device-2", "same") is { } token ? token with { Profile = token.Profile with { Kind = TargetKind.Fid } } : null!;
        Assert.Equal([PutOutcome.Added], await Devices.PutAsync([fid], Monday, None));
        Assert.Equal(["device-1", "device-2"], await Shard(0));
    }

    [Fact]
    public async Task Whoever_has_not_the_secret_takes_no_target_over_either()
    {
        await Put("device-1", "token-A");
        await Put("device-2", "token-B");
        Assert.Equal(PutOutcome.WrongSecret, await Put("device-1", "token-B", "another secret"));
        Assert.Equal(["device-1", "device-2"], await Shard(0));
        Assert.Equal("token-B", (await Find("device-2")).Profile.Target);
    }

    [Fact]
    public async Task An_import_takes_no_target_from_a_device_that_was_seen_later()
    {
        await Put("device-1", "token-A", now: Tuesday);
        await Put("device-2", "token-B");
        foreach (var id in new[] { "device-2", "device-3" })
        {
            var imported = SampleDevices.Registration(id, "token-A") with { Past = new DevicePast(Monday, Tuesday - 1) };
            Assert.Equal([PutOutcome.Outdated], await Devices.PutAsync([imported], Tuesday, None));
        }
        Assert.Equal(["device-1", "device-2"], await Shard(0));
        var later = SampleDevices.Registration("device-3", "token-A") with { Past = new DevicePast(Monday, Tuesday + 1) };
        Assert.Equal([PutOutcome.Added], await Devices.PutAsync([later], Tuesday, None));
        Assert.Equal(["device-3", "device-2"], await Shard(0));
        Assert.Equal((Monday, Tuesday + 1), ((await Find("device-3")).RegisteredAt, (await Find("device-3")).SeenAt));
    }

    [Fact]
    public async Task Of_many_with_one_target_the_last_one_stays()
    {
        // In one call, over several of the groups that a store writes.
        var batch = Enumerable.Range(0, 450).Select(n => SampleDevices.Registration($"device-{n:000}", $"token-{n % 7}")).ToList();
        Assert.All(await Devices.PutAsync(batch, Monday, None), outcome => Assert.Equal(PutOutcome.Added, outcome));
        Assert.Equal(Enumerable.Range(443, 7).Select(n => $"device-{n:000}"), (await Shard(0)).Order(StringComparer.Ordinal));
        Assert.Equal(new RegistryBounds(7, 7), await Devices.GetBoundsAsync(None));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => Put($"phone-{n:000}", "token-X")))).Within("twenty registrations");
        Assert.All(outcomes, outcome => Assert.Equal(PutOutcome.Added, outcome));
        Assert.Equal(new RegistryBounds(8, 8), await Devices.GetBoundsAsync(None));
        Assert.Single(await Shard(0), id => id.StartsWith("phone-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_brings_no_other_target()
    {
        await Put("device-1", "token-A");
        var read = await Find("device-1");
        await Assert.ThrowsAsync<ArgumentException>(async () => await Devices.ChangeAsync(read, read.Profile with { Target = "token-B" }, Tuesday, None));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Devices.ChangeAsync(read, read.Profile with { Kind = TargetKind.Fid }, Tuesday, None));
    }
}
