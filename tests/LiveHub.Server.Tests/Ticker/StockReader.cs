using System.Collections.Concurrent;
using LiveHub.Protocol;
using LiveHub.Testing;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests.Ticker;

/// <summary>The stock .NET client with three handlers and nothing of ours: what it gets is what any client gets.</summary>
internal sealed class StockReader : IAsyncDisposable
{
    private readonly TaskCompletionSource<Exception?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StockReader(HubConnection connection)
    {
        Connection = connection;
        connection.On<FeedFrame>(HubMethods.Feed, frame =>
        {
            Frames.Enqueue(frame);
            foreach (var entry in frame.Entries)
                Arrived?.Invoke(entry);
        });
        connection.On<Beat>(HubMethods.Beat, Beats.Enqueue);
        connection.On<Goodbye>(HubMethods.Goodbye, Goodbyes.Enqueue);
        connection.Closed += error =>
        {
            _closed.TrySetResult(error);
            return Task.CompletedTask;
        };
    }

    /// <summary>Called on the connection's thread for every entry, at once.</summary>
    public event Action<WireEntry>? Arrived;

    public HubConnection Connection { get; }

    public ConcurrentQueue<FeedFrame> Frames { get; } = new();

    public ConcurrentQueue<Beat> Beats { get; } = new();

    public ConcurrentQueue<Goodbye> Goodbyes { get; } = new();

    public Task<Exception?> Closed => _closed.Task;

    /// <summary>Waits for the end, and for the goodbye before it: the stock client calls <c>Closed</c> without waiting for the handlers of what it has received.</summary>
    public async Task<Goodbye> FarewellAsync()
    {
        await Closed.Within("the connection is closed");
        await Eventually.Until("the goodbye is handled", () => !Goodbyes.IsEmpty);
        return Assert.Single(Goodbyes);
    }

    public IEnumerable<WireEntry> Entries => Frames.SelectMany(frame => frame.Entries);

    public string? Cursor => Frames.LastOrDefault(frame => frame.Through is not null)?.Through;

    public static async Task<StockReader> ConnectAsync(
        Uri address, bool messagePack = true, HttpTransportType transport = HttpTransportType.WebSockets, string? origin = null, string? from = null)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(address, HubMethods.Path), options =>
        {
            options.Transports = transport;
            options.SkipNegotiation = transport == HttpTransportType.WebSockets;
            if (origin is not null)
                options.Headers["Origin"] = origin;
            if (from is not null)
                options.Headers["X-Forwarded-For"] = from;
        });
        if (messagePack)
            builder.AddMessagePackProtocol(options => options.SerializerOptions = WireMessagePack.Options);
        else
            builder.AddJsonProtocol(options => options.PayloadSerializerOptions = WireJson.Options);
        var reader = new StockReader(builder.Build());
        await reader.Connection.StartAsync(TestContext.Current.CancellationToken).Within("the reader connects");
        return reader;
    }

    public Task<FollowResult> FollowAsync(string[] topics, string? cursor = null, string[]? languages = null, string mode = FollowSet.Latest) =>
        Connection.InvokeAsync<FollowResult>(
            HubMethods.Follow, new FollowRequest { Topics = topics, Languages = languages ?? [], Cursor = cursor, Mode = mode }, TestContext.Current.CancellationToken);

    /// <summary>False when the server has ended the connection, or ends it now.</summary>
    public async Task<bool> TryFollowAsync(string topic)
    {
        try
        {
            return (await FollowAsync([topic])).Accepted;
        }
        catch (Exception exception) when (exception is InvalidOperationException or OperationCanceledException or IOException)
        {
            return false;
        }
    }

    public Task SeesAsync(string subject, long revision = 1) =>
        Eventually.Until($"{subject} at revision {revision} arrives", () => Entries.Any(entry => entry.Subject == subject && entry.Revision == revision));

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
