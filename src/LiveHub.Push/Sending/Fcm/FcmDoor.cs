namespace LiveHub.Push.Sending.Fcm;

/// <summary>Our own way into FCM: HTTP v1 on the framework's HTTP/2.</summary>
internal sealed class FcmDoor : IFcmDoor
{
    private readonly FcmHandlers _handlers;
    private readonly FcmConnections _connections;
    private readonly FcmAccess _access;
    private readonly FcmRoute _route;
    private readonly TimeProvider _time;

    private FcmDoor(FcmOptions options, ServiceAccount account, TimeProvider time)
    {
        _time = time;
        _handlers = new FcmHandlers(options);
        _connections = new FcmConnections(_handlers, options.Streams);
        _access = new FcmAccess(account, _handlers.Create, options.RequestTimeout, time);
        _route = new FcmRoute(options.BaseAddress, account.ProjectId, options.RequestTimeout);
    }

    public IFcmAccess Access => _access;

    public static IFcmDoor Open(FcmOptions options, ServiceAccount account, TimeProvider time) => new FcmDoor(options, account, time);

    public IFcmWire OpenWire() => new FcmWire(_connections.Next(), _route, _time);

    public async Task WarmAsync(CancellationToken cancellationToken)
    {
        // As a message goes, to an address where there is nothing: opens the connections that have gone, and has everything compiled that the first message needs.
        var nowhere = _route with { Send = _route.Base };
        var access = await _access.GetAsync();
        await Task.WhenAll(_connections.All.Select(async pool =>
        {
            using var wire = new FcmWire(pool, nowhere, _time);
            var answer = await wire.SendAsync(CredentialProbe.Nobody, access, validateOnly: true);
            if (answer.Kind is AnswerKind.NoAnswer or AnswerKind.NotProcessed)
                throw new HttpRequestException($"FCM cannot be reached: {answer.Says ?? answer.Code}");
        })).WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _access.Dispose();
        _connections.Dispose();
        _handlers.Dispose();
    }
}
