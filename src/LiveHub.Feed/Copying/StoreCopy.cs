using System.Data.Common;

namespace LiveHub.Feed.Copying;

/// <summary>Copies a store, whatever holds it, into an empty one: same offsets, times, links, envelopes and epochs, so that every reader goes on from its cursor.</summary>
/// <remarks>
/// 1. Nobody has the source open, and the target is empty. 2. Each log's entries, every link computed again; then what stands beside them.
/// 3. The source is still as it was. 4. The target becomes a store in one step; until then no server would start on it.
/// Leases are not copied: they end with those who hold them.
/// </remarks>
public static class StoreCopy
{
    /// <exception cref="StoreRefusedException">Nothing was copied, or the copy broke off and was removed; the message says why. The source is as it was.</exception>
    public static async Task<CopyReport> RunAsync(StorePlace source, StorePlace target, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            await using var from = await source.OpenExportAsync(cancellationToken);
            await from.CheckQuietAsync(cancellationToken);
            await using var to = await target.OpenImportAsync(cancellationToken);
            var feed = await CopyLogAsync(LogName.Feed, from, to, progress, cancellationToken);
            var desk = await CopyLogAsync(LogName.Desk, from, to, progress, cancellationToken);
            var cursors = await from.ReadCursorsAsync(cancellationToken).ToListAsync(cancellationToken);
            await to.WriteCursorsAsync(cursors, cancellationToken);
            var vault = await from.ReadVaultAsync(cancellationToken).ToListAsync(cancellationToken);
            await to.WriteVaultAsync(vault, await from.ReadVaultVersionAsync(cancellationToken), cancellationToken);

            await from.CheckQuietAsync(cancellationToken);
            await CheckStillAsync(from, LogName.Feed, feed.Bounds, cancellationToken);
            await CheckStillAsync(from, LogName.Desk, desk.Bounds, cancellationToken);
            await to.FinishAsync(feed.Bounds, desk.Bounds, cancellationToken);
            return new CopyReport(feed, desk, cursors.Count, vault.Count);
        }
        catch (Exception exception) when (exception is LogUnavailableException or DbException or FormatException)
        {
            throw new StoreRefusedException($"{exception.Message} The copy broke off; what it had written was removed if that was possible. The source is as it was.", exception);
        }
    }

    private static async Task<LogReport> CopyLogAsync(
        LogName name, IStoreExport from, IStoreImport to, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        var (log, source, target) = (name.ToString().ToLowerInvariant(), from.Log(name), to.Log(name));
        var bounds = await source.ReadBoundsAsync(cancellationToken);
        var total = bounds.Tail.Offset - bounds.First.Offset;
        var chain = new ChainCheck(bounds, $"The {log} of {from.Place}");
        progress?.Report(new CopyProgress(log, 0, total));
        while (await source.ReadEntriesAsync(chain.Offset, cancellationToken) is { Count: > 0 } entries)
        {
            chain.Check(entries);
            await target.WriteEntriesAsync(entries, cancellationToken);
            progress?.Report(new CopyProgress(log, chain.Offset - bounds.First.Offset, total));
        }
        chain.CheckEnd();

        await foreach (var heads in source.ReadHeadsAsync(cancellationToken).Chunk(500).WithCancellation(cancellationToken))
            await target.WriteHeadsAsync(heads, cancellationToken);
        var subjects = await target.CountHeadsAsync(cancellationToken);
        if (subjects != await source.CountHeadsAsync(cancellationToken))
            throw new StoreRefusedException($"The subjects of the {log} of {from.Place} could not all be read.");

        var keys = await source.ReadAnswersAsync(cancellationToken).DistinctBy(answer => (answer.Key.Scope, answer.Key.Key)).OrderBy(answer => answer.Time).ToListAsync(cancellationToken);
        await target.WriteAnswersAsync(keys, cancellationToken);
        var checkpoint = await source.ReadCheckpointAsync(cancellationToken);
        if (checkpoint is not null)
            await target.WriteCheckpointAsync(checkpoint, cancellationToken);
        return new LogReport(log, bounds, total, subjects, keys.Count, checkpoint?.Point.Offset);
    }

    private static async Task CheckStillAsync(IStoreExport from, LogName name, LogBounds bounds, CancellationToken cancellationToken)
    {
        if (await from.Log(name).ReadBoundsAsync(cancellationToken) != bounds)
            throw new StoreRefusedException($"Somebody wrote to {from.Place} while it was copied. Stop all servers that use it and start again; the copy was removed.");
    }
}
