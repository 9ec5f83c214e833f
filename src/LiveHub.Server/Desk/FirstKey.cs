using LiveHub.Feed;
using LiveHub.Server.Keys;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Desk;

/// <summary>Makes the first admin key of a new store and shows it once.</summary>
/// <remarks>It goes to the terminal and not to the log, which is kept and collected. Of nodes that start together one makes it; the others print nothing.</remarks>
internal sealed partial class FirstKey(
    DeskLog desk, IOptions<KeyOptions> options, TextWriter terminal, TimeProvider time, ILogger<FirstKey> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The server listens after this, so whoever reads the key on the terminal can use it at once; a store in trouble holds up nobody.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EnsureAsync(cancellationToken);
        }
        catch (LogUnavailableException exception)
        {
            LogStoreAway(logger, exception.Reason, exception);
            await base.StartAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await EnsureAsync(stoppingToken);
                return;
            }
            catch (LogUnavailableException exception)
            {
                LogStoreAway(logger, exception.Reason, exception);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    /// <summary>Does nothing in a store that had a first key once, revoked or not.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    internal async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var chosen = options.Value.FirstAdminKey;
        if (await desk.Log.ReadHeadAsync(DeskSubjects.Key(DeskSubjects.FirstKeyId), cancellationToken) is { } head)
        {
            if (chosen is not null && !DeskCodec.Decode<KeyAct>(head).Hash.AsSpan().SequenceEqual(KeySecret.HashOf(chosen)))
                LogIgnored(logger, KeyOptions.AdminKeyVariable);
            return;
        }
        var secret = chosen ?? KeySecret.Next();
        var act = new KeyAct("first admin", Permissions.All, [], KeySecret.HashOf(secret), time.GetUtcNow().ToUnixTimeMilliseconds(), By: "", Origin.Server);
        var draft = new Draft(DeskSubjects.Key(DeskSubjects.FirstKeyId), 0, DeskKinds.KeyAdded, Routing.Everyone, DeskCodec.Encode(act));
        if (await desk.Log.AppendAsync(new AppendRequest([draft]), cancellationToken) is AppendResult.Appended && chosen is null)
            await terminal.WriteLineAsync($"{Environment.NewLine}Admin key, shown this once: {secret}{Environment.NewLine}");
    }
}
