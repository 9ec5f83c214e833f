using Microsoft.AspNetCore.Hosting.Server;

namespace LiveHub.Server.Hosting;

/// <summary>Waits for what is known only when the server listens: its address.</summary>
internal sealed class ServerStart(IServer server, IHostApplicationLifetime lifetime)
{
    /// <summary>Where a browser on this machine finds the server.</summary>
    public async Task<string> AddressAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken);
        return ServerAddress.Of(server);
    }
}
