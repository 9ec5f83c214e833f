using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LiveHub.Server.Hosting;

/// <summary>Where a browser on this machine finds the server.</summary>
internal static class ServerAddress
{
    /// <summary>The first address the server listens on, without a slash at its end; call it when the server has started.</summary>
    public static string Of(IServer server)
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5000";
        var binding = BindingAddress.Parse(bound);
        var host = binding.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : binding.Host;
        return $"{binding.Scheme}://{host}:{binding.Port}";
    }
}
