using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>The writes of one log.</summary>
internal sealed class RedisLogWrites(RedisConnection connection, LogKeys keys, StoreCheck check, RedisConfirmation? confirmation, RedisStoreOptions options)
{
    // Entries that one script removes: everything else waits behind it.
    private const int TrimStep = 2000;

    private readonly RedisKey[] _logKeys = [keys.State, keys.Entries];
    private readonly RedisKey[] _checkpointKeys = [keys.State, keys.Entries, keys.Checkpoint];

    public async Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        await check.EnsureAsync(cancellationToken);
        var isConfirmed = request.Confirmed && confirmation is not null;
        var scriptKeys = AppendArguments.Keys(keys, request);
        var arguments = AppendArguments.Values(keys, request, isConfirmed, options);
        if (!isConfirmed || confirmation is null)
            return AppendArguments.Read(await connection.RunAsync(RedisScript.Append, scriptKeys, arguments, cancellationToken), request, check.Durability);
        var (answer, waiting) = await confirmation.RunAsync(RedisScript.Append, scriptKeys, arguments, cancellationToken);
        var result = AppendArguments.Read(answer, request, Durability.Replicated);
        if (result is AppendResult.Appended)
            await confirmation.ConfirmAsync(waiting, cancellationToken);
        return result;
    }

    public async Task<bool> WriteCheckpointAsync(Checkpoint checkpoint, FeedPosition? replaces, CancellationToken cancellationToken)
    {
        await check.EnsureAsync(cancellationToken);
        var point = checkpoint.Point;
        RedisValue[] arguments =
        [
            .. RedisLogReads.LogArguments(options), replaces?.Epoch.ToString() ?? "", replaces?.Offset.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
            checkpoint.Format, point.Epoch.ToString(), point.Offset, point.Link.ToString(), checkpoint.Fold,
        ];
        return (int)await connection.RunAsync(RedisScript.WriteCheckpoint, _checkpointKeys, arguments, cancellationToken) == 1;
    }

    public async Task<long> TrimAsync(long through, CancellationToken cancellationToken)
    {
        while (true)
        {
            // A script for each step, so that appends that wait get their turn between two.
            var answer = await connection.RunAsync(RedisScript.Trim, _checkpointKeys, [.. RedisLogReads.LogArguments(options), through, TrimStep], cancellationToken);
            if ((int)answer[1] == 1)
                return EntryRows.ReadNumber(answer[0]);
        }
    }

    public async Task<Epoch> StartEpochAsync(Epoch current, int above, CancellationToken cancellationToken)
    {
        await check.EnsureAsync(cancellationToken);
        var next = Epoch.Draw(Math.Max(current.Number, above) + 1);
        RedisValue[] arguments = [.. RedisLogReads.LogArguments(options), (byte[])keys.Bell!, current.ToString(), next.ToString()];
        return EntryRows.ReadEpoch(await connection.RunAsync(RedisScript.StartEpoch, _logKeys, arguments, cancellationToken));
    }
}
