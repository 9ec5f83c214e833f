namespace LiveHub.Server.Hosting;

/// <summary>What the log may tell of requests, beside the framework's own settings in section <c>Logging</c>.</summary>
internal sealed class RequestLogOptions
{
    public const string Section = "Logging";

    /// <summary>Lines name the reader's address. Off: who reads what is nobody's business, and a log is kept for long.</summary>
    public bool ReaderAddresses { get; set; }
}
