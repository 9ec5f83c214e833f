using LiveHub.Feed;
using LiveHub.Server.Desk;
using LiveHub.Server.Hosting;

namespace LiveHub.Server.People;

/// <summary>Shows a one-time link by which the first person is made, as long as there was none. It goes where the first key goes, and for the same reason.</summary>
/// <remarks>Each start of each node shows a link of its own; the desk takes one person by one of them.</remarks>
internal sealed partial class WelcomeLink(
    DeskState desk, OneTimeLinks links, ServerStart start, TextWriter terminal, TimeProvider time, ILogger<WelcomeLink> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await desk.Loaded.WaitAsync(stoppingToken);
        var address = await start.AddressAsync(stoppingToken);
        while (true)
        {
            try
            {
                await ShowAsync(address, stoppingToken);
                return;
            }
            catch (LogUnavailableException exception)
            {
                LogStoreAway(logger, exception.Reason, exception);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task ShowAsync(string address, CancellationToken cancellationToken)
    {
        if (desk.Read(fold => fold.People.WasAny))
            return;
        var token = await links.MakeAsync(person: null, cancellationToken);
        await terminal.WriteLineAsync(
            $"{Environment.NewLine}Make the first editor, who may do everything, within a day: {address}{LinkPaths.Welcome}#{token}{Environment.NewLine}");
    }

    [LoggerMessage(LogLevel.Warning, "The store cannot answer ({Reason}); the link for the first editor is made when it can")]
    private static partial void LogStoreAway(ILogger logger, LogUnavailableReason reason, Exception exception);
}
