namespace LiveHub.Server.Hosting;

/// <summary>Which senders' word about the reader's address is believed, section <c>Proxies</c>.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>Addresses and networks such as <c>10.0.0.0/8</c>, separated by commas; empty: nobody's, and the address is that of the socket.</summary>
    public string Trusted { get; set; } = "";
}
