using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LiveHub.Server.Telemetry;

/// <summary>What this node measures of itself, by OpenTelemetry's naming. What happens per reader is not recorded here: the shards count it and are asked.</summary>
internal sealed class LiveHubMetrics
{
    /// <summary>Name of the meter, and of the source of traces.</summary>
    public const string Name = "LiveHub";

    /// <summary>From a write to its tail: publish, append, tail.</summary>
    public static readonly ActivitySource Traces = new(Name);

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    public LiveHubMetrics(IMeterFactory meters)
    {
        Meter = meters.Create(Name);
        Publish = Histogram("livehub.publish.duration", "From a write's proposal to its outcome.");
        Append = Histogram("livehub.append.duration", "One append to a log, until it is durable.");
        TailDelay = Histogram("livehub.tail.delay", "From an entry's append until this node has folded it; one reading a run.");
        TailEntries = Meter.CreateCounter<long>("livehub.tail.entries", "{entry}", "Entries that this node's tail has read.");
        Encode = Histogram("livehub.encode.duration", "Making one frame that readers of equal sets share.");
        Fanout = Histogram("livehub.fanout.delay", "From the newest entry's append until a shard has handed it to all who could take it.");
        TimerDelay = Histogram("livehub.timers.delay", "From the time at which something was due until it was done, by kind; told by the node that did it.");
        Snapshots = Meter.CreateCounter<long>("livehub.snapshots", "{snapshot}", "Readers that were given a snapshot, by reason; all but join are resets.");
        Resumes = Meter.CreateCounter<long>("livehub.resumes", "{resume}", "Readers that went on from their cursor.");
        Goodbyes = Meter.CreateCounter<long>("livehub.goodbyes", "{goodbye}", "Connections that the server ended on purpose, by code.");
    }

    public Meter Meter { get; }

    public Histogram<double> Publish { get; }

    public Histogram<double> Append { get; }

    public Histogram<double> TailDelay { get; }

    public Counter<long> TailEntries { get; }

    public Histogram<double> Encode { get; }

    public Histogram<double> Fanout { get; }

    public Histogram<double> TimerDelay { get; }

    public Counter<long> Snapshots { get; }

    public Counter<long> Resumes { get; }

    public Counter<long> Goodbyes { get; }

    public static double SecondsSince(long timestamp) => Stopwatch.GetElapsedTime(timestamp).TotalSeconds;

    public void Goodbye(string code) => Goodbyes.Add(1, new KeyValuePair<string, object?>("code", code));

    private Histogram<double> Histogram(string name, string description) => Meter.CreateHistogram(name, "s", description, tags: null, Seconds);
}
