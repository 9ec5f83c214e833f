using CsCheck;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Tests.Devices;

public abstract partial class DeviceRegistryContract
{
    // Ids, secrets and targets are few, so that they meet often.
    private static readonly Gen<RandomStep> AnyStep = Gen.Select(
        Gen.Enum<StepKind>(), Gen.Int[0, 3], Gen.Int[0, 2], Gen.Frequency((4, Gen.Const(0)), (1, Gen.Const(1))), Gen.Bool, Gen.Int[0, 2],
        (kind, device, target, secret, flag, hours) => new RandomStep(kind, device, target, secret, flag, hours));

    private enum StepKind
    {
        Put,
        PutTwo,
        Import,
        Change,
        SetTest,
        Remove,
        Prune,
        Quarantine,
        RemoveIdle,
    }

    [Fact]
    public async Task Any_steps_end_as_a_naive_registry_says() =>
        await AnyStep.Array[1, 25].SampleAsync(Compare, iter: 60, threads: 1);

    private async Task Compare(RandomStep[] steps)
    {
        var naive = new NaiveRegistry((await Devices.GetBoundsAsync(None)).Next);
        var now = Monday;
        foreach (var step in steps)
        {
            now += step.Hours * 3_600_000;
            Assert.Equal(await Run(step, now, naive), Expect(step, now, naive));
            await AssertSame(naive);
        }
        foreach (var device in naive.Devices)
            await Devices.RemoveAsync(device.Id, None);
        Assert.Equal(new RegistryBounds(naive.Next, 0), await Devices.GetBoundsAsync(None));
    }

    private async Task<string> Run(RandomStep step, long now, NaiveRegistry naive)
    {
        // One that is not there has an ordinal that nobody has.
        var dead = new DeadTarget(naive.Find(step.Id)?.Ordinal ?? naive.Next, step.Token);
        switch (step.Kind)
        {
            case StepKind.Put:
                return string.Join(' ', await Devices.PutAsync([step.Registration], now, None));
            case StepKind.PutTwo:
                return string.Join(' ', await Devices.PutAsync([step.Registration, step.Registration], now, None));
            case StepKind.Import:
                return string.Join(' ', await Devices.PutAsync([step.Imported], now, None));
            case StepKind.Change:
                return await Devices.FindAsync(step.Id, None) is { } read
                    ? $"{await Devices.ChangeAsync(read, step.Registration.Profile with { Target = read.Profile.Target }, now, None)}" : "False";
            case StepKind.SetTest:
                return $"{await Devices.SetTestAsync(step.Id, step.Flag, None)}";
            case StepKind.Remove:
                return $"{await Devices.RemoveAsync(step.Id, None)}";
            case StepKind.Prune:
                return $"{await Devices.PruneAsync([dead], None)}";
            case StepKind.Quarantine:
                await Devices.QuarantineAsync([dead], None);
                return "";
            default:
                var removed = 0;
                for (var shard = 0; shard <= naive.Next / Device.ShardSize; shard++)
                    removed += await Devices.RemoveIdleAsync(shard, step.Registration.Profile.Platform, now, None);
                return $"{removed}";
        }
    }

    private static string Expect(RandomStep step, long now, NaiveRegistry naive)
    {
        var hasTarget = naive.Find(step.Id)?.Profile.Target == step.Token;
        switch (step.Kind)
        {
            case StepKind.Put:
                return $"{naive.Put(step.Registration, now)}";
            case StepKind.PutTwo:
                return $"{naive.Put(step.Registration, now)} {naive.Put(step.Registration, now)}";
            case StepKind.Import:
                return $"{naive.Put(step.Imported, now)}";
            case StepKind.Change:
                return $"{naive.Change(step.Id, step.Registration.Profile, now)}";
            case StepKind.SetTest:
                return $"{naive.SetTest(step.Id, step.Flag)}";
            case StepKind.Remove:
                return $"{naive.Remove(step.Id)}";
            case StepKind.Prune:
                return hasTarget && naive.Remove(step.Id) ? "1" : "0";
            case StepKind.Quarantine:
                _ = hasTarget && naive.Quarantine(step.Id);
                return "";
            default:
                return $"{naive.RemoveIdle(step.Registration.Profile.Platform, now)}";
        }
    }

    private async Task AssertSame(NaiveRegistry naive)
    {
        Assert.Equal(new RegistryBounds(naive.Next, naive.Devices.Count), await Devices.GetBoundsAsync(None));
        var stored = new List<Device>();
        for (var shard = 0; shard <= naive.Next / Device.ShardSize; shard++)
            stored.AddRange(await Devices.ReadShardAsync(shard, None));
        Assert.Equal(naive.Devices.Count, stored.Count);
        foreach (var (expected, actual) in naive.Devices.OrderBy(device => device.Ordinal).Zip(stored))
        {
            AssertSame(expected, actual);
            AssertSame(expected, await Devices.FindAsync(expected.Id, None));
        }
        Assert.Equal(naive.Devices.Where(device => device.IsTest).Select(device => device.Id).Order(StringComparer.Ordinal), await TestList());
    }

    private sealed record RandomStep(StepKind Kind, int DeviceNumber, int Target, int Secret, bool Flag, int Hours)
    {
        public string Id => $"device-{DeviceNumber}";

        public string Token => $"token-{Target}";

        /// <summary>Seen in the first hours, when some of those here have been seen later.</summary>
        public DeviceRegistration Imported => Registration with { Past = new DevicePast(Monday - 5, Monday + ((Hours + Target) * 3_600_000)) };

        public DeviceRegistration Registration =>
            SampleDevices.Registration(Id, Token, $"secret {Secret}", Target == 2 ? Platform.Ios : Platform.Android);
    }
}
