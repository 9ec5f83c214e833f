using LiveHub.Feed;
using LiveHub.Feed.Sqlite;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Checker.Servers;

/// <summary>A server in this process; entries go straight into its log.</summary>
public sealed class CheckedNode : ICheckedServer
{
    private readonly string _data;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private volatile LiveHubNode? _node;

    public CheckedNode(string data, IReadOnlyDictionary<string, string> settings)
    {
        (_data, _settings) = (data, settings);
        _node = new LiveHubNode(_data, settings: _settings).Start();
    }

    public int Port => Node.Address.Port;

    public int PortOf(int reader) => Port;

    public async ValueTask<AppendResult?> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        if (_node is not { } node)
            return null;
        try
        {
            return await node.Services.GetRequiredService<FeedLog>().Log.AppendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is LogUnavailableException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>A copy of the store as of now.</summary>
    public Task BackupAsync(string file) => Node.Services.GetRequiredService<SqliteStore>().BackupAsync(file, CancellationToken.None);

    public Task RestartAsync() => RestartAsync(() => { });

    /// <param name="meanwhile">Done while nobody has the store open.</param>
    public async Task RestartAsync(Action meanwhile)
    {
        await DisposeAsync();
        meanwhile();
        _node = new LiveHubNode(_data, settings: _settings).Start();
    }

    public Task<IReadOnlyList<Entry>> PeekAsync() =>
        StoredFeed.ReadAsync(Node.Services.GetRequiredService<FeedLog>().Log);

    public async Task<IReadOnlyList<Entry>> StopAsync()
    {
        await DisposeAsync();
        return await StoredFeed.ReadAsync(_data);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _node, null) is not { } node)
            return;
        await node.DisposeAsync();
        // A process that a test beside this one is just starting holds the lock until it runs its own program.
        await Eventually.Until("the node lets go of its data folder", IsFolderFree);
    }

    private LiveHubNode Node => _node ?? throw new InvalidOperationException("The node is stopped.");

    private bool IsFolderFree()
    {
        try
        {
            using var held = new FileStream(Path.Combine(_data, "livehub.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
