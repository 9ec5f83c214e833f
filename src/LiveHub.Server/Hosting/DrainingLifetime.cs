using System.Runtime.InteropServices;

namespace LiveHub.Server.Hosting;

/// <summary>Takes SIGTERM, SIGINT and SIGQUIT: first the drain, then the end of the application.</summary>
/// <remarks>SignalR cuts every socket 11 ms after the application begins to stop, so readers must have had their goodbye before.</remarks>
internal sealed partial class DrainingLifetime(
    IHostApplicationLifetime application, Drain drain, ILogger<DrainingLifetime> logger) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _asked;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
            _signals.Add(PosixSignalRegistration.Create(signal, Stop));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        // A second signal means: now.
        if (Interlocked.Increment(ref _asked) > 1)
            application.StopApplication();
        else
            _ = DrainAndStopAsync();
    }

    private async Task DrainAndStopAsync()
    {
        LogDraining(logger);
        try
        {
            await drain.RunAsync();
        }
        finally
        {
            application.StopApplication();
        }
    }

    [LoggerMessage(LogLevel.Information, "Stopping: readers are sent elsewhere, then the server ends; a second signal ends it at once")]
    private static partial void LogDraining(ILogger logger);
}
