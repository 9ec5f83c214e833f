using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>The connections to FCM. Several pools, so that the first burst opens several connections at once instead of one after the other.</summary>
internal sealed class FcmConnections : IDisposable
{
    /// <summary>What FCM allows on one connection.</summary>
    private const int StreamsOfOne = 100;
    private const int MostPools = 16;

    /// <summary>Names may get other addresses.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(10);

    private readonly FcmOptions _options;
    private readonly X509Certificate2? _trusted;
    private readonly HttpMessageInvoker[] _pools;
    private int _next;

    public FcmConnections(FcmOptions options)
    {
        _options = options;
        _trusted = options.CertificateFile is { } file ? X509CertificateLoader.LoadCertificateFromFile(file) : null;
        _pools = [.. Enumerable.Range(0, Math.Clamp((options.Streams + StreamsOfOne - 1) / StreamsOfOne, 1, MostPools)).Select(_ => new HttpMessageInvoker(CreateHandler()))];
    }

    public HttpMessageInvoker Next() => _pools[(uint)Interlocked.Increment(ref _next) % (uint)_pools.Length];

    /// <summary>Opens a connection in every pool that has none; what is asked there has no answer of worth.</summary>
    public Task WarmAsync(FcmRoute route, CancellationToken cancellationToken) => Task.WhenAll(_pools.Select(async pool =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, route.Base) { Version = route.Version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await pool.SendAsync(request, cancellationToken);
    }));

    /// <summary>Also for the token endpoint, which is on another host.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = Lifetime,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        KeepAlivePingDelay = PingDelay,
        KeepAlivePingTimeout = PingTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
        MaxConnectionsPerServer = _options.Streams,
        AllowAutoRedirect = false,
        UseCookies = false,
        // Spans of single messages would outnumber everything else.
        ActivityHeadersPropagator = null,
        SslOptions = Trust(),
    };

    public void Dispose()
    {
        foreach (var pool in _pools)
            pool.Dispose();
        _trusted?.Dispose();
    }

    private SslClientAuthenticationOptions Trust()
    {
        if (_trusted is null)
            return new SslClientAuthenticationOptions();
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(_trusted);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }
}
