using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Hosting;

/// <summary>Takes the reader's address and scheme from proxies that are trusted, and from nobody else.</summary>
internal static class ProxySetup
{
    public static void AddProxies(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section)
            .Validate(options => Networks(options).All(network => network.Parsed is not null),
                "Proxies:Trusted (--trusted-proxies) must hold addresses or networks such as 10.0.0.7,192.168.0.0/16, separated by commas.")
            .ValidateOnStart();
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((headers, proxies) =>
        {
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var (_, parsed) in Networks(proxies.Value))
            {
                if (parsed is { } network)
                    headers.KnownIPNetworks.Add(network);
            }
            // Without a trusted proxy the framework would believe everybody.
            headers.ForwardedHeaders = headers.KnownIPNetworks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            headers.ForwardLimit = null;
        });
    }

    private static IEnumerable<(string Text, System.Net.IPNetwork? Parsed)> Networks(ProxyOptions options)
    {
        foreach (var text in options.Trusted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (System.Net.IPNetwork.TryParse(text, out var network))
                yield return (text, network);
            else if (IPAddress.TryParse(text, out var address))
                yield return (text, new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8));
            else
                yield return (text, null);
        }
    }
}
