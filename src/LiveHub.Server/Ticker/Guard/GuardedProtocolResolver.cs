using LiveHub.Server.Telemetry;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Ticker.Guard;

/// <summary>Gives each connection its own guarded protocol.</summary>
internal sealed class GuardedProtocolResolver(IEnumerable<IHubProtocol> protocols, TimeProvider time, LiveHubMetrics metrics, IOptions<TickerOptions> options) : IHubProtocolResolver
{
    private readonly Dictionary<string, IHubProtocol> _protocols = Newest(protocols);

    public IReadOnlyList<IHubProtocol> AllProtocols => [.. _protocols.Values];

    public IHubProtocol? GetProtocol(string protocolName, IReadOnlyList<string>? supportedProtocols) =>
        _protocols.TryGetValue(protocolName, out var protocol)
        && (supportedProtocols is null || supportedProtocols.Contains(protocolName, StringComparer.OrdinalIgnoreCase))
            ? new GuardedProtocol(protocol, new MessageBudget(options.Value.CallsPerSecond, time), TickerSetup.MaxMessageBytes, metrics)
            : null;

    /// <summary>The last registration of a name wins, as in SignalR's own resolver.</summary>
    private static Dictionary<string, IHubProtocol> Newest(IEnumerable<IHubProtocol> protocols)
    {
        var byName = new Dictionary<string, IHubProtocol>(StringComparer.OrdinalIgnoreCase);
        foreach (var protocol in protocols)
            byName[protocol.Name] = protocol;
        return byName;
    }
}
