using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiveHub.Checker.Servers;
using LiveHub.Feed;

namespace LiveHub.Checker.Publishing;

/// <summary>Carries out a newsroom's acts, each until it is answered: a server that dies meanwhile is asked again with the same key.</summary>
internal sealed class Publisher(string name, Newsroom newsroom, Random random, CheckPlan plan, TimeProvider time)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(20);
    private int _calls;

    /// <summary>What the server acknowledged: offset and subject of every entry.</summary>
    public List<(long Offset, string Subject)> Acknowledged { get; } = [];

    /// <summary>Answers that break the log's contract.</summary>
    public List<string> Faults { get; } = [];

    public Task OpenAsync(ICheckedServer server, CancellationToken cancellationToken) => CarryOutAsync(server, newsroom.Opening(), cancellationToken);

    public async Task RunAsync(ICheckedServer server, CancellationToken cancellationToken)
    {
        for (var done = 0; done < plan.Acts;)
        {
            // Bursts with pauses between them: both lone entries and runs.
            for (var burst = random.Next(6) == 0 ? random.Next(10, 40) : 1; burst > 0 && done < plan.Acts; burst--, done++)
                await CarryOutAsync(server, newsroom.Next(time.GetUtcNow().ToUnixTimeMilliseconds()), cancellationToken);
            await Task.Delay(plan.Pace * (2 * random.NextDouble()), time, cancellationToken);
        }
    }

    private async Task CarryOutAsync(ICheckedServer server, Act act, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{++_calls}");
        var request = new AppendRequest(act.Drafts, new IdempotencyKey(name, key, SHA256.HashData(Encoding.UTF8.GetBytes(key))));
        var result = await server.AppendAsync(request, cancellationToken);
        while (result is null)
        {
            await Task.Delay(RetryPause, time, cancellationToken);
            result = await server.AppendAsync(request, cancellationToken);
        }
        if (act.IsStale != result is AppendResult.Conflict)
            Faults.Add($"{name} call {key}: a {(act.IsStale ? "stale" : "fitting")} append was answered {result}");
        if (result is AppendResult.Appended { Entries: var entries })
        {
            Acknowledged.AddRange(entries.Select(entry => (entry.Offset, entry.Subject)));
            newsroom.Happened(act);
        }
    }
}
