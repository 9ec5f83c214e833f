using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Makes the handlers that connect to Google: which certificates are trusted, how long connections live.</summary>
internal sealed class FcmHandlers(FcmOptions options) : IDisposable
{
    /// <summary>Names may get other addresses.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(10);

    private readonly X509Certificate2? _trusted = options.CertificateFile is { } file ? X509CertificateLoader.LoadCertificateFromFile(file) : null;

    public SocketsHttpHandler Create() => new()
    {
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = Lifetime,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        KeepAlivePingDelay = PingDelay,
        KeepAlivePingTimeout = PingTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
        MaxConnectionsPerServer = options.Streams,
        AllowAutoRedirect = false,
        UseCookies = false,
        // Spans of single messages would outnumber everything else.
        ActivityHeadersPropagator = null,
        SslOptions = Trust(),
    };

    public void Dispose() => _trusted?.Dispose();

    private SslClientAuthenticationOptions Trust()
    {
        if (_trusted is null)
            return new SslClientAuthenticationOptions();
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(_trusted);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }
}
