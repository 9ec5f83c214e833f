using LiveHub.Client.Tests.Scripted;
using LiveHub.Testing;

namespace LiveHub.Client.Tests;

/// <summary>A running follow whose changes a test takes one by one.</summary>
internal sealed class Following : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly IAsyncEnumerator<LiveChange> _changes;

    public Following(LiveHubClient client, Protocol.FollowRequest request) => _changes = client.FollowAsync(request, _stop.Token).GetAsyncEnumerator();

    public static LiveHubClientOptions Options(ScriptedServer server) => new() { Server = server.Address, Reconnect = new ReconnectSchedule(() => 0) };

    /// <summary>The next change, which must be a <typeparamref name="T"/>.</summary>
    public async Task<T> NextAsync<T>()
        where T : LiveChange
    {
        Assert.True(await _changes.MoveNextAsync().AsTask().Within($"a {typeof(T).Name}"));
        return Assert.IsType<T>(_changes.Current);
    }

    /// <summary>Takes changes until one fits.</summary>
    public async Task<T> UntilAsync<T>(Func<T, bool> fits)
        where T : LiveChange
    {
        while (true)
        {
            Assert.True(await _changes.MoveNextAsync().AsTask().Within($"a {typeof(T).Name} that fits"));
            if (_changes.Current is T change && fits(change))
                return change;
        }
    }

    public Task<ConnectionChange> UntilAsync(ConnectionState state) => UntilAsync<ConnectionChange>(change => change.State == state);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _changes.DisposeAsync();
        _stop.Dispose();
    }
}
