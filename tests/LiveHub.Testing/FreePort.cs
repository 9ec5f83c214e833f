using System.Net;
using System.Net.Sockets;

namespace LiveHub.Testing;

/// <summary>A loopback port that nobody listens on at the moment of asking.</summary>
/// <remarks>For servers that must come back on the same port; where a server may choose, let it listen on port 0 instead.</remarks>
public static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
