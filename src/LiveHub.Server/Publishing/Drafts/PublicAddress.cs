using System.Net;
using System.Net.Sockets;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Tells addresses of the public internet from those of this machine, its network and of special use.</summary>
internal static class PublicAddress
{
    private static readonly IReadOnlyList<IPNetwork> Special =
    [
        // IPv4: this network, private, shared, loopback, link-local (cloud metadata), protocol assignments, documentation, relays, benchmarks, multicast and above.
        .. ((string[])["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            // IPv6: unspecified, loopback, translated and tunnelled IPv4, discard, documentation, local, site-local, multicast.
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "fc00::/7", "fe80::/9", "ff00::/8"]).Select(network => IPNetwork.Parse(network)),
    ];

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !Special.Any(network => network.Contains(plain));
    }
}
