namespace LiveHub.Push.Sending.Fcm;

/// <summary>The connections to FCM. Several pools, so that the first burst opens several connections at once instead of one after the other.</summary>
internal sealed class FcmConnections : IDisposable
{
    /// <summary>What FCM allows on one connection.</summary>
    private const int StreamsOfOne = 100;
    private const int MostPools = 16;

    private readonly HttpMessageInvoker[] _pools;
    private int _next;

    public FcmConnections(FcmHandlers handlers, int streams)
    {
        var pools = Math.Clamp((streams + StreamsOfOne - 1) / StreamsOfOne, 1, MostPools);
        _pools = [.. Enumerable.Range(0, pools).Select(_ => new HttpMessageInvoker(handlers.Create()))];
    }

    public HttpMessageInvoker Next() => _pools[(uint)Interlocked.Increment(ref _next) % (uint)_pools.Length];

    /// <summary>Opens a connection in every pool that has none; what is asked there has no answer of worth.</summary>
    public Task WarmAsync(FcmRoute route, CancellationToken cancellationToken) => Task.WhenAll(_pools.Select(async pool =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, route.Base) { Version = route.Version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await pool.SendAsync(request, cancellationToken);
    }));

    public void Dispose()
    {
        foreach (var pool in _pools)
            pool.Dispose();
    }
}
