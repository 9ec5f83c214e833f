using System.Globalization;
using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>Appends that count only when replicas have them, on a connection of their own: WAIT is about what its own connection wrote last, and holds up all behind it.</summary>
/// <remarks>WAIT inside a script or a transaction would answer at once without waiting, so it follows the script through the same pipe.</remarks>
internal sealed class RedisConfirmation(RedisConnection connection, RedisStoreOptions options) : IAsyncDisposable
{
    /// <summary>Runs a script and asks the replicas right behind it.</summary>
    /// <returns>The script's answer, and what will say how many replicas have it.</returns>
    public async Task<(RedisResult Answer, Task<RedisResult> Waiting)> RunAsync(
        RedisScript script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        var server = await connection.FindPrimaryAsync(keys[0], cancellationToken);
        Task<RedisResult>? waiting = null;
        // The whole script, not its hash: a hash that Redis does not know would be tried again behind WAIT.
        var answer = await connection.AskAsync(
            database =>
            {
                var run = database.ScriptEvaluateAsync(script.Text, keys, arguments, CommandFlags.DemandMaster | CommandFlags.NoScriptCache);
                waiting = server.ExecuteAsync("WAIT", Number(options.ConfirmReplicas), Number((long)options.ConfirmTimeout.TotalMilliseconds));
                return run.WaitAsync(options.AnswerTimeout, cancellationToken);
            },
            cancellationToken);
        return (answer, waiting!);
    }

    /// <exception cref="LogUnavailableException">Too few replicas have it in time.</exception>
    public async Task ConfirmAsync(Task<RedisResult> waiting, CancellationToken cancellationToken)
    {
        long confirmed;
        try
        {
            confirmed = (long)await waiting.WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (RedisFailure.IsOne(exception))
        {
            throw Unconfirmed("the question was lost", exception);
        }
        if (confirmed < options.ConfirmReplicas)
            throw Unconfirmed(string.Create(CultureInfo.InvariantCulture, $"{confirmed} of {options.ConfirmReplicas} replicas confirmed within {options.ConfirmTimeout.TotalSeconds:0.###} s"), null);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static LogUnavailableException Unconfirmed(string what, Exception? exception) => new(
        LogUnavailableReason.Unconfirmed,
        $"The entries are in the store, but {what}. Repeat the append with its key; if it lasts, look after the replicas of Redis.", exception);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
