using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LiveHub.Feed;
using LiveHub.Push.Audiences;
using LiveHub.Push.Composing;
using LiveHub.Push.Devices;
using LiveHub.Push.Sending;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveHub.Push.Dispatch;

/// <summary>Sends a synthetic alert now and then the whole way, desk, composer, sign-in, FCM, and reaches nobody: FCM is told to validate only.</summary>
/// <remarks>
/// Of all nodes the one with the lease does it; the others hear of it by the desk and keep quiet. It is addressed to a device of the test list of each platform,
/// because FCM validates a message only for a target that exists; without a test list it cannot run, and says so.
/// </remarks>
public sealed partial class Canary : BackgroundService
{
    /// <summary>No slug, so that no alert has this name.</summary>
    private static readonly SendId Id = new("-canary", 1);
    private static readonly Audience Nobody = new([], [], [], []);
    private readonly PushDesk _pushDesk;
    private readonly DeskLog _desk;
    private readonly IDeviceRegistry _devices;
    private readonly ILeaseStore _leases;
    private readonly IPushSender? _sender;
    private readonly PushNode _node;
    private readonly CanaryOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Histogram<double> _seconds;

    /// <param name="sender">Null when push is not configured: there is nothing to try.</param>
    public Canary(
        PushDesk pushDesk, DeskLog desk, IDeviceRegistry devices, ILeaseStore leases, IPushSender? sender, PushNode node,
        IOptions<CanaryOptions> options, IMeterFactory meters, TimeProvider time, ILogger<Canary> logger)
    {
        (_pushDesk, _desk, _devices, _leases, _sender, _node, _options, _time, _logger) = (pushDesk, desk, devices, leases, sender, node, options.Value, time, logger);
        _seconds = meters.Create("LiveHub").CreateHistogram<double>("livehub.push.canary", "s", "A synthetic alert from the desk to FCM's answer.");
    }

    /// <summary>What was wrong when it was last tried on this node, in words for an operator; null: nothing, or it was not tried here.</summary>
    public string? Fault { get; private set; }

    /// <summary>When one last went the whole way from this node; null: not yet.</summary>
    public DateTimeOffset? PassedAt { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_sender is null || _options.Interval <= TimeSpan.Zero)
            return;
        using var timer = new PeriodicTimer(_options.Interval, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // A little shorter than the interval, so that the holder of the last time can have it again.
                if (await _leases.TryTakeAsync("push/canary", _node.Name, _options.Interval * 0.9, stoppingToken) is not null)
                    await FlyAsync(_sender, stoppingToken);
                else
                    Fault = null; // Another node tries it now, and says what it finds.
            }
            catch (LogUnavailableException exception)
            {
                Fail("The store cannot answer: " + exception.Message, TimeSpan.Zero);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Fail(exception.Message, _options.Limit);
            }
        }
    }

    private async Task FlyAsync(IPushSender sender, CancellationToken cancellationToken)
    {
        var list = (await _devices.ReadTestListAsync(cancellationToken)).Where(device => !device.IsQuarantined).ToList();
        if (list.Count == 0)
        {
            Fail("No device is on the test list, so push cannot try itself. Put one there: livehub devices test-list add ID.", TimeSpan.Zero);
            return;
        }
        var begun = _time.GetTimestamp();
        var order = OrderAt(_time.GetUtcNow());
        var head = await _desk.Log.ReadHeadAsync(Id.Subject, cancellationToken);
        if (await _desk.Log.AppendAsync(new AppendRequest([PushCodec.DraftOf(Id, head?.Revision ?? 0, PushKinds.Ordered, order)]), cancellationToken) is not AppendResult.Appended)
            return; // Another node was faster.
        await HearAsync(order.At, cancellationToken).WaitAsync(_options.Limit, _time, cancellationToken);
        var envelopes = Composer.Compose(Id, order, position: null);
        var targets = list.DistinctBy(device => device.Profile.Platform).Select(device =>
            new PushTarget(device.Ordinal, device.Profile.Kind, device.Profile.Target, envelopes.Find(device.Profile.Platform, device.Profile.Languages))).ToList();
        var window = new SendWindow(_time);
        window.Extend(_time.GetUtcNow() + _options.Limit);
        var refused = new ConcurrentQueue<string>();
        var gone = new ConcurrentQueue<DeadTarget>();
        await sender.SendAsync(
            targets, result => Judge(result, refused, gone), window, _time.GetUtcNow() + _options.Limit, validateOnly: true, cancellationToken);
        var took = _time.GetElapsedTime(begun);
        if (!gone.IsEmpty)
            await _devices.PruneAsync([.. gone], cancellationToken);
        if (!refused.IsEmpty)
        {
            Fail("A synthetic alert was not taken: " + string.Join(", ", refused), took);
            return;
        }
        (Fault, PassedAt) = (null, _time.GetUtcNow());
        _seconds.Record(took.TotalSeconds, new KeyValuePair<string, object?>("outcome", "passed"));
    }

    /// <summary>Completes when this node's desk has the order, as every other node's has.</summary>
    private async Task HearAsync(long at, CancellationToken cancellationToken)
    {
        while (_pushDesk.Find(Id)?.Order.At != at)
        {
            var changed = _pushDesk.Changed;
            if (_pushDesk.Find(Id)?.Order.At != at)
                await changed.WaitAsync(cancellationToken);
        }
    }

    private static void Judge(PushResult result, ConcurrentQueue<string> refused, ConcurrentQueue<DeadTarget> gone)
    {
        if (result.Outcome == PushOutcome.Unregistered)
            gone.Enqueue(new DeadTarget(result.Target.Ordinal, result.Target.Target)); // A phone of the list that is gone is no fault of push.
        else if (result.Outcome != PushOutcome.Accepted)
            refused.Enqueue($"{result.Target.Envelope.Platform} {result.Outcome} {result.Code}".TrimEnd());
    }

    private static PushOrder OrderAt(DateTimeOffset now) => new()
    {
        Kind = SendKind.Canary,
        Importance = Importance.Minor,
        Texts = [new PushText("ar", "rtl", "فحص", "فحص آلي لا يصل إلى أحد"), new PushText("en", "ltr", "Check", "An automatic check that reaches nobody")],
        Audience = Nobody,
        Below = 0,
        Tag = "canary",
        At = now.ToUnixTimeMilliseconds(),
        ExpiresAt = now.AddMinutes(1).ToUnixTimeMilliseconds(),
        By = "",
    };

    private void Fail(string fault, TimeSpan took)
    {
        if (Fault != fault)
            LogFailed(_logger, fault);
        Fault = fault;
        _seconds.Record(took.TotalSeconds, new KeyValuePair<string, object?>("outcome", "failed"));
    }

    [LoggerMessage(LogLevel.Warning, "Push tried itself and failed: {Fault}")]
    private static partial void LogFailed(ILogger logger, string fault);
}
