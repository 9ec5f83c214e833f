namespace LiveHub.Server.Telemetry;

/// <summary>Who may read the metrics, section <c>Metrics</c>.</summary>
internal sealed class MetricsOptions
{
    public const string Section = "Metrics";

    /// <summary>No key is asked for. For a server whose <c>/metrics</c> the world cannot reach.</summary>
    public bool Open { get; set; }
}
