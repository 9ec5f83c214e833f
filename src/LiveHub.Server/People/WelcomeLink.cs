using LiveHub.Feed;
using LiveHub.Server.Desk;
using LiveHub.Server.Hosting;
using LiveHub.Server.Keys;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.People;

/// <summary>Shows a one-time link by which the first person is made, as long as there was none. It goes where the first key goes, and for the same reason.</summary>
/// <remarks>Each start of each node shows a link of its own; the desk takes one person by one of them. With a chosen first key nobody watches the terminal, so there is none.</remarks>
internal sealed partial class WelcomeLink(
    DeskLog log, DeskState desk, OneTimeLinks links, IServer server, IHostApplicationLifetime lifetime, IOptions<KeyOptions> options,
    TextWriter terminal, TimeProvider time, ILogger<WelcomeLink> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.FirstAdminKey is not null)
            return;
        await Task.Yield();
        await desk.Loaded.WaitAsync(stoppingToken);
        await StartedAsync(stoppingToken);
        while (true)
        {
            try
            {
                await ShowAsync(stoppingToken);
                return;
            }
            catch (LogUnavailableException exception)
            {
                LogStoreAway(logger, exception.Reason, exception);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (desk.Read(fold => fold.People.All.Any()) || await log.Log.ReadHeadAsync(DeskSubjects.Welcome, cancellationToken) is not null)
            return;
        var token = await links.MakeAsync(person: null, cancellationToken);
        await terminal.WriteLineAsync(
            $"{Environment.NewLine}Make the first editor, who may do everything, within a day: {ServerAddress.Of(server)}{LinkPaths.Welcome}#{token}{Environment.NewLine}");
    }

    /// <summary>Before it listens it does not know its port.</summary>
    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "The store cannot answer ({Reason}); the link for the first editor is made when it can")]
    private static partial void LogStoreAway(ILogger logger, LogUnavailableReason reason, Exception exception);
}
