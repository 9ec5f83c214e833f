using LiveHub.Feed;

namespace LiveHub.Checker.Servers;

/// <summary>A server that is being checked.</summary>
public interface ICheckedServer : IAsyncDisposable
{
    /// <summary>Where a reader finds it now; another port after a restart perhaps.</summary>
    int PortOf(int reader);

    /// <summary>Appends to the feed; null when the server went away before it answered.</summary>
    ValueTask<AppendResult?> AppendAsync(AppendRequest request, CancellationToken cancellationToken);

    Task RestartAsync();

    /// <summary>The whole feed so far, read from the log.</summary>
    Task<IReadOnlyList<Entry>> PeekAsync();

    /// <summary>Stops the server and reads the whole feed from its store, past the server's own code for readers.</summary>
    Task<IReadOnlyList<Entry>> StopAsync();
}
