using System.Globalization;
using LiveHub.Faults.Tests.Matrix.Reading;
using LiveHub.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Faults.Tests.Matrix.Rivals;

/// <summary>Stock SignalR with its Redis backplane, and the stock client, which comes back at once for as long as it takes.</summary>
internal sealed class SignalRRival : PeerRival
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly List<Sheet> _sheets = [];
    private Task _reading = Task.CompletedTask;
    private int _seated;

    public override string Name => "SignalR + Redis backplane";

    public override async Task SeatAsync(IReadOnlyList<Seat> seats, Timeline timeline)
    {
        _sheets.AddRange(seats.Select(seat => new Sheet($"reader {seat.Number}", seat.IsVictim)));
        _reading = Task.WhenAll(seats.Select((seat, index) => Task.Run(() => ReadAsync(seat, _sheets[index], timeline))));
        await Eventually.Until("everybody is seated", () => Volatile.Read(ref _seated) == seats.Count);
    }

    public override Task<int> ShownToSlowestAsync() => Task.FromResult(_sheets.Min(sheet => sheet.Count));

    public override async Task<IReadOnlyList<Sheet>> UnseatAsync()
    {
        await _leaving.CancelAsync();
        await _reading;
        return _sheets;
    }

    public override async ValueTask DisposeAsync()
    {
        await UnseatAsync();
        await base.DisposeAsync();
        _leaving.Dispose();
    }

    protected override PeerProcess NodeOf(string redis) =>
        new(Repository.PathOf("artifacts", "bin", "SignalRBackplane", Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)), "SignalRBackplane"), [redis]);

    private async Task ReadAsync(Seat seat, Sheet sheet, Timeline timeline)
    {
        var random = new Random(seat.Number);
        for (var turn = 0; !_leaving.IsCancellationRequested; turn++)
        {
            try
            {
                await ConnectAsync(seat.Ports[turn % seat.Ports.Count], sheet, timeline, isFirst: turn == 0);
            }
            catch (Exception) when (!_leaving.IsCancellationRequested)
            {
                // Refused, cut or gone: the next node.
            }
            catch (Exception)
            {
                return;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50 + random.Next(200)), TimeProvider.System, _leaving.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConnectAsync(int port, Sheet sheet, Timeline timeline, bool isFirst)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/live")), options =>
            {
                options.SkipNegotiation = true;
                options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            })
            .AddMessagePackProtocol()
            .Build();
        hub.On<int, string>("headline", (number, _) =>
        {
            if (sheet.Arrivals.ContainsKey(number))
                sheet.Doubled++;
            sheet.Note(number, timeline.Now);
        });
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync(_leaving.Token);
        await hub.InvokeAsync("Follow", "harbour", _leaving.Token);
        if (isFirst)
            Interlocked.Increment(ref _seated);
        await closed.Task.WaitAsync(_leaving.Token);
    }
}
