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

    /// <summary>One of each pool.</summary>
    public IEnumerable<HttpMessageInvoker> All => _pools;

    public void Dispose()
    {
        foreach (var pool in _pools)
            pool.Dispose();
    }
}
