using System.Threading.Channels;
using LiveHub.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveHub.Client.Tests.Scripted;

/// <summary>Kestrel with a hub that speaks the wire protocol and says exactly what a test tells it to.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<ScriptedReader> _readers = Channel.CreateUnbounded<ScriptedReader>();

    private ScriptedServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public int Port => Address.Port;

    /// <summary>How <c>Follow</c> is answered; accepted unless a test says otherwise.</summary>
    public Func<FollowRequest, FollowResult> Answer { get; set; } =
        request => new FollowResult(Accepted: true, FollowSet.Of(request.Topics, request.Languages, request.Mode).Id);

    /// <summary>Said to whoever connects, instead of taking its follow; null: everybody may come in.</summary>
    public Goodbye? AtTheDoor { get; set; }

    /// <param name="port">0: any.</param>
    /// <param name="map">Further endpoints.</param>
    public static async Task<ScriptedServer> StartAsync(int port = 0, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSignalR()
            .AddMessagePackProtocol(options => options.SerializerOptions = WireMessagePack.Options)
            .AddJsonProtocol(options => options.PayloadSerializerOptions = WireJson.Options);
        ScriptedServer? server = null;
        builder.Services.AddSingleton(_ => server ?? throw new InvalidOperationException("The server is not built yet."));
        var app = builder.Build();
        server = new ScriptedServer(app);
        app.MapHub<ScriptedHub>(HubMethods.Path);
        map?.Invoke(app);
        await app.StartAsync();
        return server;
    }

    /// <summary>The next reader that followed.</summary>
    public async Task<ScriptedReader> NextReaderAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _readers.Reader.ReadAsync(limit.Token);
    }

    internal FollowResult Followed(HubCallerContext context, ISingleClientProxy client, FollowRequest request)
    {
        var answer = Answer(request);
        _readers.Writer.TryWrite(new ScriptedReader(context, client, request));
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
