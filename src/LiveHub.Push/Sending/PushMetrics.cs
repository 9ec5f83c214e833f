using System.Diagnostics;
using System.Diagnostics.Metrics;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Sending;

/// <summary>What the sender measures of itself, on the meter that the server shows.</summary>
internal sealed class PushMetrics
{
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300],
    };

    private static readonly string[] Platforms = ["android", "ios", "web"];
    private readonly Meter _meter;
    private readonly Counter<long> _messages;
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _lag;

    public PushMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("LiveHub");
        _messages = _meter.CreateCounter<long>("livehub.push.messages", "{message}", "Messages to phones by what became of them; code is FCM's, or TIMEOUT or CONNECTION.");
        _requests = _meter.CreateCounter<long>("livehub.push.requests", "{request}", "Requests to FCM, those that were tried again included.");
        _lag = _meter.CreateHistogram("livehub.push.send.lag", "s", "From handing a message to the sender until its end.", tags: null, Seconds);
    }

    public void Watch(Func<int> underway, Func<int> streams, Func<double?> rate)
    {
        _meter.CreateObservableGauge("livehub.push.underway", underway, "{request}", "Requests to FCM without an answer yet.");
        _meter.CreateObservableGauge("livehub.push.streams", streams, "{request}", "Requests to FCM that may be under way at the same time.");
        _meter.CreateObservableGauge("livehub.push.rate", () => rate() ?? 0, "{message}/s", "Messages a second that this node may send now; 0 without a limit.");
    }

    public void NoteEnd(in PushResult result, TimeSpan lag)
    {
        var tags = new TagList
        {
            { "platform", PlatformOf(result.Target.Envelope.Platform) },
            { "outcome", OutcomeOf(result.Outcome) },
            { "code", result.Code ?? "" },
        };
        _messages.Add(1, tags);
        if (result.Outcome == PushOutcome.Accepted)
            _lag.Record(lag.TotalSeconds);
    }

    public void NoteRequest() => _requests.Add(1);

    public static string PlatformOf(Platform platform) => Platforms[(int)platform];

    private static string OutcomeOf(PushOutcome outcome) => outcome switch
    {
        PushOutcome.Accepted => "accepted",
        PushOutcome.Unregistered => "unregistered",
        PushOutcome.BadTarget => "bad-target",
        PushOutcome.WrongProject => "wrong-project",
        PushOutcome.Failed => "failed",
        PushOutcome.Expired => "expired",
        PushOutcome.Unknown => "unknown",
        _ => "not-sent",
    };
}
