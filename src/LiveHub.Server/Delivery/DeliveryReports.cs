using System.Threading.Channels;
using LiveHub.Feed;
using LiveHub.Server.Hosting;

namespace LiveHub.Server.Delivery;

/// <summary>Puts together what the shards did with an alert and posts it on the board, where the editors' receipt finds it.</summary>
internal sealed partial class DeliveryReports(INodeBoard board, NodeName name, TimeProvider time, ILogger<DeliveryReports> logger) : BackgroundService
{
    private const int Tries = 60;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Channel<DeliveryTally> _tallies = Channel.CreateUnbounded<DeliveryTally>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<string, (int Shards, DeliveryNote Note)> _parts = new(StringComparer.Ordinal);

    /// <summary>How many shards report each alert. Set before the first one does.</summary>
    public int Shards { get; set; } = 1;

    /// <summary>For one shard.</summary>
    public DeliveryWatch NewWatch() => new(this, time);

    /// <summary>A shard is done with an alert. Any thread.</summary>
    public void Add(DeliveryTally tally) => _tallies.Writer.TryWrite(tally);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var tally in _tallies.Reader.ReadAllAsync(stoppingToken))
        {
            var subject = DeliveryNote.SubjectOf(tally.Entry.Subject, tally.Entry.Revision);
            var (shards, note) = _parts.GetValueOrDefault(subject, (0, DeliveryNote.None));
            (shards, note) = (shards + 1, note + DeliveryNote.Of(tally));
            if (shards < Shards)
            {
                _parts[subject] = (shards, note);
                continue;
            }
            _parts.Remove(subject);
            await PostAsync(subject, note, stoppingToken);
        }
    }

    private async Task PostAsync(string subject, DeliveryNote note, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await board.PostAsync(subject, name.Value, note.Encode(), Lifetime, cancellationToken);
                return;
            }
            catch (LogUnavailableException exception) when (attempt == Tries)
            {
                LogLost(logger, subject, note.Passed, note.Matched, exception);
                return;
            }
            catch (LogUnavailableException)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What became of {Alert} here cannot be posted: passed to {Passed} of {Matched} readers")]
    private static partial void LogLost(ILogger logger, string alert, int passed, int matched, Exception exception);
}
