using System.Text.Json;
using System.Threading.Channels;
using LiveHub.Server.Hosting;
using LiveHub.StandIn.Phones;
using Microsoft.AspNetCore.Hosting.Server;

namespace LiveHub.Server.Demo.Phones;

/// <summary>Plays the phones: registers them as apps do, shows what is pushed to them, and says so. The only writer of the wall.</summary>
internal sealed partial class DemoPhones(
    DemoStandIn standIn, PhoneWall wall, IServer server, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DemoPhones> logger) : BackgroundService
{
    private readonly Channel<Shown> _arrived = Channel.CreateUnbounded<Shown>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<string, (DemoPhone Phone, PhoneScreen Screen)> _phones =
        DemoPhone.All.ToDictionary(phone => phone.Target, phone => (phone, new PhoneScreen(phone.Platform)), StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        standIn.Screens.Changed += Note;
        try
        {
            await ListeningAsync(stoppingToken);
            using var own = new OwnServer(ServerAddress.Of(server));
            foreach (var phone in DemoPhone.All)
                await TryAsync(() => own.RegisterAsync(phone, stoppingToken), stoppingToken);
            await foreach (var shown in _arrived.Reader.ReadAllAsync(stoppingToken))
                await ShowAsync(shown, own, stoppingToken);
        }
        finally
        {
            standIn.Screens.Changed -= Note;
        }
    }

    private async Task ShowAsync(Shown shown, OwnServer own, CancellationToken cancellationToken)
    {
        using var message = JsonDocument.Parse(shown.Message);
        if (!_phones.TryGetValue(shown.Target, out var found) || PushData.Of(message.RootElement) is not { } push)
            return;
        var (phone, screen) = found;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var act = screen.Take(push, now);
        if (act == PhoneAct.Ignored)
            return;
        wall.Put(PhoneView.Of(phone) with { Notices = [.. screen.Notices], Act = NameOf(act), At = now });
        if (act != PhoneAct.Older)
            await TryAsync(() => own.ReceivedAsync(phone, push, cancellationToken), cancellationToken);
    }

    private async Task TryAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogRefused(logger, exception);
        }
    }

    private void Note(Shown shown) => _arrived.Writer.TryWrite(shown);

    private async Task ListeningAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    private static string NameOf(PhoneAct act) => act switch
    {
        PhoneAct.Replaced => "replaced",
        PhoneAct.Removed => "removed",
        PhoneAct.Older => "older",
        _ => "shown",
    };
}
