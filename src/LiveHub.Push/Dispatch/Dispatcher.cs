using System.Collections.Concurrent;
using LiveHub.Feed;
using LiveHub.Push.Devices;
using LiveHub.Push.Ledgers;
using LiveHub.Push.Sending;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveHub.Push.Dispatch;

/// <summary>Takes part in every send that the desk has and that has not ended, for as long as the host lives.</summary>
/// <remarks>A node without a sender (no credentials) sends nothing, and still settles what was stopped and says how sends go.</remarks>
public sealed partial class Dispatcher : BackgroundService
{
    private readonly ConcurrentDictionary<SendId, Task> _running = new();
    private readonly PushDesk _desk;
    private readonly ISendLedger _ledger;
    private readonly IPushSender? _sender;
    private readonly PushNode _node;
    private readonly ILeaseStore _leases;
    private readonly PushProgress _progress;
    private readonly DispatchOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ShardWork _work;
    private readonly SendWords _words;

    /// <param name="sender">Null when push is not configured.</param>
    public Dispatcher(
        PushDesk pushDesk, DeskLog desk, FeedLog feed, IDeviceRegistry devices, ISendLedger ledger, ILeaseStore leases, IPushSender? sender, PushProgress progress,
        PushNode node, IOptions<DispatchOptions> options, TimeProvider time, ILogger<Dispatcher> logger)
    {
        (_desk, _ledger, _sender, _node, _leases, _progress, _options, _time, _logger) = (pushDesk, ledger, sender, node, leases, progress, options.Value, time, logger);
        _work = new ShardWork(node, leases, ledger, devices, new ShardDevices(devices, ledger, pushDesk, time), options.Value, time);
        _words = new SendWords(desk, feed, time);
    }

    /// <summary>The sum of a send's numbers, from the node that adds them up, about twice a second while it goes on. Called on any thread; must be quick.</summary>
    public event Action<SendProgress>? Progressed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _desk.Loaded.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = _desk.Changed;
            foreach (var send in _desk.All().Where(send => send.State != SendState.Ended && send.Order.Kind != SendKind.Canary))
                _ = _running.GetOrAdd(send.Id, id => Task.Run(() => RunAsync(id, stoppingToken), CancellationToken.None));
            await changed.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(_running.Values);
    }

    private async Task RunAsync(SendId id, CancellationToken stopping)
    {
        var run = new SendRun(id, _desk, _work, _ledger, _words, _sender, _options, _time, _logger);
        var reports = new SendReports(id, _desk, _progress, _words, _node, _leases, _options, _time, _logger);
        await Task.WhenAll(
            GuardAsync(id, () => run.RunAsync(stopping), stopping),
            GuardAsync(id, () => reports.RunAsync(sum => Progressed?.Invoke(sum), stopping), stopping));
        _running.TryRemove(id, out _);
    }

    /// <summary>A fault in one send stays there, and is no reason to leave its phones without the alert.</summary>
    private async Task GuardAsync(SendId id, Func<Task> act, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception exception)
            {
                LogBroken(_logger, id, exception);
                await Task.Delay(_options.Look, _time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The send {Send} broke on this node, which tries again; other nodes go on with it")]
    private static partial void LogBroken(ILogger logger, SendId send, Exception exception);
}
