using System.Globalization;
using System.Threading.Channels;
using LiveHub.Client;
using LiveHub.Faults.Tests.Matrix.Reading;
using LiveHub.Protocol;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Faults.Tests.Matrix.Rivals;

/// <summary>A reader: SignalR's client with the view of ours; comes back with its cursor, at the next node, by the server's plan if it was given one.</summary>
internal sealed class LiveHubSeat(Seat seat, Timeline timeline)
{
    private readonly Random _random = new(seat.Number);
    private readonly LiveView _view = new(FollowSet.Of(seat.Number % 2 == 0 ? LiveHubRival.Topics : [FollowSet.AllTopics], []));
    private readonly Dictionary<string, long> _told = new(StringComparer.Ordinal);
    private volatile bool _isSeated;
    private ReconnectPlan? _plan;

    public Sheet Sheet { get; } = new($"reader {seat.Number}", seat.IsVictim);

    public bool IsSeated => _isSeated;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var turn = 0; !cancellationToken.IsCancellationRequested; turn++)
        {
            _plan = null;
            try
            {
                await ConnectAsync(seat.Ports[turn % seat.Ports.Count], cancellationToken);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Refused, cut or gone: the next node.
            }
            catch (Exception)
            {
                return;
            }
            var pause = _plan is { } plan ? plan.After + (plan.Spread * _random.NextDouble()) : 50 + (200 * _random.NextDouble());
            await Task.Delay(TimeSpan.FromMilliseconds(pause), TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConnectAsync(int port, CancellationToken cancellationToken)
    {
        var frames = Channel.CreateUnbounded<FeedFrame>();
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{HubMethods.Path}")), options =>
            {
                options.SkipNegotiation = true;
                options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            })
            .AddMessagePackProtocol(options => options.SerializerOptions = WireMessagePack.Options)
            .Build();
        hub.On<FeedFrame>(HubMethods.Feed, frame => frames.Writer.TryWrite(frame));
        hub.On<Goodbye>(HubMethods.Goodbye, goodbye =>
        {
            _plan = goodbye.Reconnect;
            frames.Writer.TryComplete();
        });
        hub.Closed += _ =>
        {
            frames.Writer.TryComplete();
            return Task.CompletedTask;
        };
        await hub.StartAsync(cancellationToken);
        _view.BeginConnection();
        await hub.InvokeAsync<FollowResult>(
            HubMethods.Follow, new FollowRequest { Topics = _view.Set.Topics, Languages = [], Cursor = _view.Cursor }, cancellationToken);
        var isReturn = _isSeated;
        await foreach (var frame in frames.Reader.ReadAllAsync(cancellationToken))
        {
            // Who is turned away at the door of a draining node, having no other, has not come back.
            if (isReturn)
                Sheet.Returns.Add(timeline.Now);
            isReturn = false;
            Take(frame);
        }
    }

    private void Take(FeedFrame frame)
    {
        var now = timeline.Now;
        var applied = _view.Apply(frame);
        if (applied.Kind == FrameKind.Snapshot)
        {
            if (_isSeated)
                Sheet.Resets++;
            _isSeated = true;
            _told.Clear();
            foreach (var entry in _view.Held.Values)
                Note(entry, double.NaN);
        }
        else if (applied.Kind == FrameKind.Run)
        {
            foreach (var entry in frame.Entries)
            {
                if (_told.TryGetValue(entry.Subject, out var revision) && revision >= entry.Revision)
                    Sheet.Doubled++;
                Note(entry, now);
            }
        }
    }

    private void Note(WireEntry entry, double at)
    {
        _told[entry.Subject] = entry.Revision;
        if (entry.Subject.StartsWith("item/n", StringComparison.Ordinal))
            Sheet.Note(int.Parse(entry.Subject.AsSpan("item/n".Length), CultureInfo.InvariantCulture), at, told: !double.IsNaN(at));
    }
}
