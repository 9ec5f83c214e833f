using LiveHub.Feed;
using LiveHub.Server.Devices;
using LiveHub.Server.Hosting;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveHub.Server.Tests.Devices;

public sealed class DeviceHousekeepingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fault_is_told_and_the_work_is_tried_again()
    {
        await using var node = new LiveHubNode(_folder.Path).Start();
        var leases = new FaultyLeases(node.Services.GetRequiredService<ILeaseStore>());
        var log = new LogSignal<DeviceHousekeeping>(LogLevel.Error);
        using var housekeeping = new DeviceHousekeeping(
            node.Services.GetRequiredService<IdleDevices>(), node.Services.GetRequiredService<OldLedgers>(), leases, new NodeName(), new FastTime(2000), log);
        await housekeeping.StartAsync(CancellationToken.None);
        await log.Written.Within("the fault in the log");
        await leases.AskedAgain.Within("the next look, ten minutes of its clock later");
        await housekeeping.StopAsync(CancellationToken.None);
    }

    /// <summary>Leases of a store that fails once, in a way that nobody thought of.</summary>
    private sealed class FaultyLeases(ILeaseStore leases) : ILeaseStore
    {
        private readonly TaskCompletionSource _askedAgain = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _asked;

        public Task AskedAgain => _askedAgain.Task;

        public ValueTask<Lease?> TryTakeAsync(string name, string holder, TimeSpan duration, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _asked) == 1)
                throw new InvalidOperationException("Not thought of.");
            _askedAgain.TrySetResult();
            return leases.TryTakeAsync(name, holder, duration, cancellationToken);
        }

        public ValueTask<bool> ReleaseAsync(Lease lease, CancellationToken cancellationToken) => leases.ReleaseAsync(lease, cancellationToken);
    }
}
