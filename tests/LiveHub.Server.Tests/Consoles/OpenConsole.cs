using System.Collections.Concurrent;
using LiveHub.Protocol;
using LiveHub.Testing;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests.Consoles;

/// <summary>An editor's console: the stock client with a handler for each message.</summary>
internal sealed class OpenConsole : IAsyncDisposable
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Presence _now = new([]);

    private OpenConsole(HubConnection connection)
    {
        Connection = connection;
        connection.On<Presence>(ConsoleMethods.Presence, presence => _now = presence);
        connection.On<Nudge>(ConsoleMethods.Nudge, Nudges.Enqueue);
        connection.On<SendNumbers>(ConsoleMethods.Sending, Sending.Enqueue);
        connection.Closed += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public HubConnection Connection { get; }

    public IReadOnlyList<EditorPresence> Now => _now.Editors;

    public ConcurrentQueue<Nudge> Nudges { get; } = new();

    public ConcurrentQueue<SendNumbers> Sending { get; } = new();

    public Task Closed => _closed.Task;

    public static async Task<OpenConsole> ConnectAsync(Uri address, string? key)
    {
        var console = new OpenConsole(new HubConnectionBuilder()
            .WithUrl(new Uri(address, ConsoleMethods.Path), options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.AccessTokenProvider = () => Task.FromResult(key);
            })
            .AddMessagePackProtocol(options => options.SerializerOptions = WireMessagePack.Options)
            .Build());
        await console.Connection.StartAsync(TestContext.Current.CancellationToken).Within("the console connects");
        return console;
    }

    public Task SeesAsync(params string[] names) =>
        Eventually.Until($"{string.Join(", ", names)} are there", () => Now.Select(editor => editor.Name).Order(StringComparer.Ordinal).SequenceEqual(names));

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
