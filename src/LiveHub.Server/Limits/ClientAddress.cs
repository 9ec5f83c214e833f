using System.Net;
using System.Net.Sockets;

namespace LiveHub.Server.Limits;

/// <summary>Names whom a limit per address counts.</summary>
internal static class ClientAddress
{
    /// <summary>The IPv4 address, or the /64 of an IPv6 address: one household or phone owns all of it and could draw a new address for each request.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "local";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }
}
