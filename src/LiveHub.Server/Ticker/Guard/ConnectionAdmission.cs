using System.Collections.Concurrent;
using System.Net;
using LiveHub.Protocol;
using LiveHub.Server.Hosting;
using LiveHub.Server.Keys;
using LiveHub.Server.Limits;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Ticker.Guard;

/// <summary>Decides who may stay connected, and counts who is. Any thread.</summary>
/// <remarks>
/// Browsers hide the status of a failed upgrade, so a refusal is a <c>goodbye</c> on the open connection. The limit lies below the one of
/// <see cref="SocketLimit"/>, which lies below the descriptors of the process: refusing needs a descriptor, and running out of them ends the process.
/// </remarks>
internal sealed class ConnectionAdmission(IOptions<TickerOptions> options, IOptions<KeyOptions> keys, SocketLimit sockets)
{
    private readonly ConcurrentDictionary<string, int> _perAddress = new(StringComparer.Ordinal);
    private readonly TickerOptions _options = options.Value;
    private int _count;

    /// <summary>Connections that may stay.</summary>
    public int Limit { get; } = options.Value.MaxConnections == 0 ? sockets.Readers : Math.Min(options.Value.MaxConnections, sockets.Readers);

    /// <summary>Null when the connection may stay; it must then be given back by <see cref="Leave"/>.</summary>
    public Goodbye? Enter(HubCallerContext connection)
    {
        var http = connection.GetHttpContext();
        if (!IsOriginAllowed(http?.Request.Headers.Origin.ToString() ?? ""))
            return new Goodbye(GoodbyeCodes.OriginRefused, "This server does not serve pages of this origin; its operator can add it to Ticker:AllowedOrigins.");
        if (keys.Value.ReaderKeyRequired && http?.User.HasClaim(ActorIdentity.PermissionClaim, Permissions.Read) != true)
            return new Goodbye(GoodbyeCodes.KeyRequired, "This server asks readers for a key: send it as access_token.");
        if (Interlocked.Increment(ref _count) > Limit)
        {
            Interlocked.Decrement(ref _count);
            return new Goodbye(GoodbyeCodes.ServerFull, "This server holds all the connections it can.", new ReconnectPlan(5_000, 30_000));
        }
        var address = Counted(http);
        if (address is not null && _perAddress.AddOrUpdate(address, 1, (_, count) => count + 1) > _options.ConnectionsPerAddress)
        {
            Release(address);
            Interlocked.Decrement(ref _count);
            return new Goodbye(
                GoodbyeCodes.TooManyConnections, $"More than {_options.ConnectionsPerAddress} connections come from this address.", new ReconnectPlan(10_000, 60_000));
        }
        connection.Items[typeof(ConnectionAdmission)] = address ?? "";
        return null;
    }

    public void Leave(HubCallerContext connection)
    {
        if (!connection.Items.Remove(typeof(ConnectionAdmission), out var address))
            return;
        Interlocked.Decrement(ref _count);
        if (address is string { Length: > 0 } counted)
            Release(counted);
    }

    private bool IsOriginAllowed(string origin) =>
        _options.AllowedOrigins.Count == 0 || origin.Length == 0 || _options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    private string? Counted(HttpContext? http) =>
        _options.ConnectionsPerAddress == 0 || http?.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address) ? null : ClientAddress.Of(http);

    private void Release(string address)
    {
        // Removed at zero, else every address that ever came would stay in memory.
        var left = _perAddress.AddOrUpdate(address, 0, (_, count) => count - 1);
        if (left <= 0)
            _perAddress.TryRemove(KeyValuePair.Create(address, left));
    }
}
