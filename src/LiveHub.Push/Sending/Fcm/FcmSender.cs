using Microsoft.Extensions.Options;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Sends by FCM HTTP v1, one request a message.</summary>
internal sealed class FcmSender : IPushSender, IDisposable
{
    private const string NotConfigured =
        "Push is not configured: set Push:ServiceAccountFile to the key of a Firebase service account (Firebase console, Project settings, Service accounts).";

    private readonly FcmLink? _link;
    private readonly PushMetrics _metrics;

    public FcmSender(OpenDoor open, IOptions<FcmOptions> options, PushPace pace, PushMetrics metrics, TimeProvider time)
    {
        RequestTimeout = options.Value.RequestTimeout;
        _metrics = metrics;
        if (!options.Value.IsConfigured)
            return;
        var account = ServiceAccount.Read(options.Value);
        _link = new FcmLink(open(options.Value, account, time), account.ProjectId, options.Value.Streams, pace, time);
        metrics.Watch(() => _link.Streams.InUse, () => _link.Streams.Limit, () => pace.Rate);
    }

    public TimeSpan RequestTimeout { get; }

    public string? Fault => _link is null ? NotConfigured : _link.Fault;

    public string? Warning => _link?.Warning;

    public async Task SendAsync(
        IReadOnlyList<PushTarget> targets, Action<PushResult> report, SendWindow window, DateTimeOffset expiresAt, bool validateOnly, CancellationToken cancellationToken)
    {
        if (_link is null)
            throw new InvalidOperationException(NotConfigured);
        using var run = new SendRun(_link, new SendOrder(targets, report, window, expiresAt, validateOnly, cancellationToken), _metrics);
        await run.RunAsync();
    }

    /// <summary>Signs in and opens connections, so that the first message of an alert waits for neither.</summary>
    public async Task WarmAsync(CancellationToken cancellationToken)
    {
        if (_link is null)
            return;
        await Task.WhenAll(_link.Access.GetAsync().AsTask(), _link.WarmAsync(cancellationToken));
    }

    /// <summary>While nothing can be sent: finds out whether it can again.</summary>
    public async Task ProbeAsync()
    {
        if (_link?.Fault is not null)
            await CredentialProbe.TryAsync(_link);
    }

    public void Dispose() => _link?.Dispose();
}
