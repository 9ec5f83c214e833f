using LiveHub.Push.Dispatch;
using LiveHub.Push.Sending;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LiveHub.Push.Tests.Dispatch;

/// <summary>One node's part in push, in this process, which can be killed as a process is: without a word.</summary>
internal sealed class DispatchNode : IAsyncDisposable
{
    private readonly TaskCompletionSource _killed = new();
    private readonly PushDesk _desk;
    private readonly Dispatcher _dispatcher;

    public DispatchNode(DispatchBench bench, string name)
    {
        Sender = new ScriptedSender(bench.Clock) { Killed = _killed.Task };
        Stores = new MortalStores(bench.Ledger, bench.Leases, _killed.Task);
        _desk = new PushDesk(bench.Desk, bench.Clock, NullLogger<PushDesk>.Instance);
        _dispatcher = new Dispatcher(
            _desk, bench.Desk, bench.Feed, bench.Devices, Stores, Stores, Sender, new PushProgress(Stores), new PushNode(name),
            Options.Create(bench.Options), bench.Clock, NullLogger<Dispatcher>.Instance);
    }

    public ScriptedSender Sender { get; }

    public MortalStores Stores { get; }

    public PushDesk Desk => _desk;

    public async Task StartAsync()
    {
        await _desk.StartAsync(CancellationToken.None);
        await _dispatcher.StartAsync(CancellationToken.None);
    }

    public void Kill() => _killed.TrySetResult();

    /// <summary>As a node that is told to stop: what is in flight is brought to its end.</summary>
    public async Task StopAsync()
    {
        await _dispatcher.StopAsync(CancellationToken.None);
        await _desk.StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        // What hangs in a killed node, or in a message without an answer, is left alone.
        Kill();
        await _desk.StopAsync(CancellationToken.None);
        _desk.Dispose();
        _dispatcher.Dispose();
    }
}
