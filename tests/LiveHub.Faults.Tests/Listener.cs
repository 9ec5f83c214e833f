using System.Collections.Concurrent;
using LiveHub.Checker.Reading;
using LiveHub.Client;
using LiveHub.Protocol;
using LiveHub.Testing;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveHub.Faults.Tests;

/// <summary>A stock connection that notes frames, beats and goodbyes as they come.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private int _beats;

    private Listener(HubConnection hub)
    {
        _hub = hub;
        _hub.On<FeedFrame>(HubMethods.Feed, Frames.Enqueue);
        _hub.On<Beat>(HubMethods.Beat, beat =>
        {
            Store = beat.Store;
            Interlocked.Increment(ref _beats);
        });
        _hub.On<Goodbye>(HubMethods.Goodbye, goodbye => Goodbye = goodbye);
    }

    public ConcurrentQueue<FeedFrame> Frames { get; } = [];

    /// <summary>The items as they came, snapshots included.</summary>
    public IReadOnlyList<string> Items =>
        [.. Frames.SelectMany(frame => frame.Entries).Select(entry => entry.Subject).Where(subject => subject.StartsWith(Subjects.ItemPrefix, StringComparison.Ordinal))];

    /// <summary>Snapshots, the first one included.</summary>
    public int Resets => Frames.Count(frame => frame.Reset);

    /// <summary>The store's state as the last beat told it.</summary>
    public string? Store { get; private set; }

    public int Beats => Volatile.Read(ref _beats);

    public Goodbye? Goodbye { get; private set; }

    public bool IsConnected => _hub.State == HubConnectionState.Connected;

    public static async Task<Listener> ConnectAsync(Uri server)
    {
        var listener = new Listener(new ReaderLine(HttpTransportType.WebSockets, WireEncoding.MessagePack).Connect(server));
        await listener._hub.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    public static async Task<Listener> FollowAsync(Uri server, string topic)
    {
        var listener = await ConnectAsync(server);
        var answer = await listener._hub.InvokeAsync<FollowResult>(HubMethods.Follow, new FollowRequest { Topics = [topic] });
        Assert.True(answer.Accepted, answer.Message);
        return listener;
    }

    /// <summary>Follows, and waits for frames or a goodbye.</summary>
    public async Task IsAnsweredAsync(string topic)
    {
        await _hub.SendAsync(HubMethods.Follow, new FollowRequest { Topics = [topic] });
        await Eventually.Until("the reader has a frame or a goodbye", () => !Frames.IsEmpty || Goodbye is not null);
    }

    /// <summary>Follows; whether and how it is answered shows in the frames and the goodbye.</summary>
    public Task TryFollowAsync(string topic) => _hub.SendAsync(HubMethods.Follow, new FollowRequest { Topics = [topic] });

    public Task SeesAsync(string subject) => Eventually.Until(
        $"the reader sees {subject}", () => Frames.SelectMany(frame => frame.Entries).Any(entry => entry.Subject == subject));

    public Task IsToldAsync(string store) => Eventually.Until($"the reader is told that the store is {store}", () => Store == store);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
