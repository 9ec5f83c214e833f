namespace LiveHub.Server.Status;

/// <summary>What sort of newsroom this is, section <c>LiveHub</c>.</summary>
internal sealed class StatusOptions
{
    public const string Section = "LiveHub";
    public const string Production = "production";
    public const string Staging = "staging";

    /// <summary><c>production</c> or <c>staging</c>, for the console's colours and words; null: production, and staging where invented news is shown.</summary>
    public string? Mode { get; set; }
}
