using System.Collections.Concurrent;
using System.Net;
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
    private volatile Edits _edits = new([]);

    private OpenConsole(HubConnection connection)
    {
        Connection = connection;
        connection.On<Presence>(ConsoleMethods.Presence, presence => _now = presence);
        connection.On<Edits>(ConsoleMethods.Edits, edits => _edits = edits);
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

    /// <summary>What a console makes up for itself.</summary>
    public string Name { get; private init; } = "";

    public IReadOnlyList<EditLease> Edits => _edits.Leases;

    public ConcurrentQueue<Nudge> Nudges { get; } = new();

    public ConcurrentQueue<SendNumbers> Sending { get; } = new();

    public Task Closed => _closed.Task;

    /// <param name="name">Of a console that comes back; null: a new one.</param>
    public static async Task<OpenConsole> ConnectAsync(Uri address, string? key, string? name = null)
    {
        var console = new OpenConsole(new HubConnectionBuilder()
            .WithUrl(new Uri(address, ConsoleMethods.Path), options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.AccessTokenProvider = () => Task.FromResult(key);
            })
            .AddMessagePackProtocol(options => options.SerializerOptions = WireMessagePack.Options)
            .Build())
        {
            Name = name ?? Guid.NewGuid().ToString("N"),
        };
        await console.Connection.StartAsync(TestContext.Current.CancellationToken).Within("the console connects");
        return console;
    }

    /// <returns>The lease in force.</returns>
    public Task<EditLease> EditAsync(string subject, bool takesOver = false) =>
        Connection.InvokeAsync<EditLease>(ConsoleMethods.Edit, new EditWish(subject, Name, takesOver), TestContext.Current.CancellationToken);

    public Task LeaveAsync(string subject) => Connection.InvokeAsync(ConsoleMethods.Leave, new EditWish(subject, Name), TestContext.Current.CancellationToken);

    /// <summary>Waits until the console has heard who edits a subject; null: nobody.</summary>
    public Task HearsAsync(string subject, string? name) =>
        Eventually.Until($"{name ?? "nobody"} edits {subject}", () => Edits.FirstOrDefault(lease => lease.Subject == subject)?.Name == name);

    /// <summary>As the page of a signed-in person does, which has a cookie and an origin.</summary>
    public static async Task<OpenConsole> ConnectAsync(Uri address, CookieContainer cookies, string? origin = null)
    {
        var console = new OpenConsole(new HubConnectionBuilder()
            .WithUrl(new Uri(address, ConsoleMethods.Path), options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.Cookies = cookies;
                options.Headers["Origin"] = origin ?? address.GetLeftPart(UriPartial.Authority);
            })
            .AddMessagePackProtocol(options => options.SerializerOptions = WireMessagePack.Options)
            .Build())
        {
            Name = Guid.NewGuid().ToString("N"),
        };
        await console.Connection.StartAsync(TestContext.Current.CancellationToken).Within("the console connects");
        return console;
    }

    public Task SeesAsync(params string[] names) =>
        Eventually.Until($"{string.Join(", ", names)} are there", () => Now.Select(editor => editor.Name).Order(StringComparer.Ordinal).SequenceEqual(names));

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
