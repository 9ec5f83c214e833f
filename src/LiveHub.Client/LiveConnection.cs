using System.Threading.Channels;
using LiveHub.Protocol;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveHub.Client;

/// <summary>One hub connection and what it has brought but nobody took yet. Never reconnects: a new connection is a new object.</summary>
internal sealed class LiveConnection : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly Channel<object> _arrivals;
    private Goodbye? _farewell;

    public LiveConnection(LiveHubClientOptions options)
    {
        _arrivals = Channel.CreateBounded<object>(new BoundedChannelOptions(options.WaitingFrames) { SingleReader = true });
        _hub = Build(options, goodbye => Farewell = goodbye);
        // Pings keep the connection open; whether the feed is alive is judged by frames alone.
        _hub.ServerTimeout = options.ReconnectAfter;
        _hub.On<FeedFrame>(HubMethods.Feed, Arrived);
        _hub.On<Beat>(HubMethods.Beat, Arrived);
        _hub.On<Goodbye>(HubMethods.Goodbye, Arrived);
        _hub.Closed += error =>
        {
            _arrivals.Writer.TryComplete(new ConnectionLostException(error?.Message ?? "the server closed the connection", error));
            return Task.CompletedTask;
        };
    }

    /// <summary>Frames, beats and goodbyes in the order of their arrival.</summary>
    public ChannelReader<object> Arrivals => _arrivals.Reader;

    /// <summary>What the server said last, if it said so before the end. It may come instead of the answer to a follow.</summary>
    public Goodbye? Farewell
    {
        get => Volatile.Read(ref _farewell);
        private set => Volatile.Write(ref _farewell, value);
    }

    public async Task<FollowResult> StartAsync(FollowRequest request, CancellationToken cancellationToken)
    {
        await _hub.StartAsync(cancellationToken);
        return await FollowAsync(request, cancellationToken);
    }

    /// <summary>Follows, or follows something else. Frames may arrive before the answer.</summary>
    public Task<FollowResult> FollowAsync(FollowRequest request, CancellationToken cancellationToken) =>
        _hub.InvokeAsync<FollowResult>(HubMethods.Follow, request, cancellationToken);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    // The stock client queues without a bound, so a full queue cannot slow the server down: let go and resume from the cursor instead.
    private void Arrived(object arrival)
    {
        if (!_arrivals.Writer.TryWrite(arrival))
            _arrivals.Writer.TryComplete(new ConnectionLostException("the frames were not taken fast enough", null));
    }

    private static HubConnection Build(LiveHubClientOptions options, Action<Goodbye> note)
    {
        var address = new Uri(options.Server.AbsoluteUri.TrimEnd('/') + HubMethods.Path);
        var builder = new HubConnectionBuilder().WithUrl(address, options.Transports, connection =>
        {
            connection.SkipNegotiation = options.Transports == HttpTransportType.WebSockets;
            if (options.Key is { } key)
                connection.AccessTokenProvider = () => Task.FromResult<string?>(key);
            options.ConfigureConnection?.Invoke(connection);
        });
        IHubProtocol protocol = options.Encoding == WireEncoding.MessagePack
            ? new MessagePackHubProtocol(Options.Create(new MessagePackHubProtocolOptions { SerializerOptions = WireMessagePack.Options }))
            : new JsonHubProtocol(Options.Create(new JsonHubProtocolOptions { PayloadSerializerOptions = WireJson.Options }));
        builder.Services.AddSingleton<IHubProtocol>(new FarewellProtocol(protocol, note));
        return builder.Build();
    }
}
