using System.Diagnostics;
using LiveHub.Feed;
using LiveHub.Server.Problems;
using LiveHub.Server.Reading;
using LiveHub.Server.Telemetry;

namespace LiveHub.Server.Publishing;

/// <summary>Brings a write into a log. The log is the judge; a proposal says what to ask it.</summary>
/// <remarks>
/// 1. Propose from the newest revision.
/// 2. Append. A conflict means that somebody was faster: propose again; the next proposal finds the conflict itself, or builds on the newer revision.
/// 3. A refusal of a repeatable write is shown to the log, too: if the key was used for this request before, the first answer counts,
///    whatever has changed since. The draft for that can never be appended.
/// </remarks>
internal sealed class LogWriter(StoreHealth health, LiveHubMetrics metrics, AuditLog audit)
{
    private const int Attempts = 10;
    private static readonly Draft Never = new("never", long.MaxValue, "never", Routing.Everyone, default);

    /// <param name="isConfirmed">Of <see cref="AppendRequest.Confirmed"/>.</param>
    public async ValueTask<WriteOutcome> WriteAsync(
        IFeedLog log, WriteRequest write, Func<CancellationToken, ValueTask<Proposal>> propose, bool isConfirmed, CancellationToken cancellationToken)
    {
        using var span = LiveHubMetrics.Traces.StartActivity("livehub.publish");
        var started = Stopwatch.GetTimestamp();
        var told = "unavailable";
        try
        {
            var outcome = await TryAsync(log, write, propose, isConfirmed, cancellationToken);
            if (outcome.Done is { } accepted)
                audit.Accepted(write.By, accepted);
            told = outcome.Done is { } done ? done.IsReplay ? "replayed" : "accepted" : outcome.Refusal.Code;
            return outcome;
        }
        finally
        {
            span?.SetTag("livehub.outcome", told);
            metrics.Publish.Record(LiveHubMetrics.SecondsSince(started), new KeyValuePair<string, object?>("outcome", told));
        }
    }

    private async ValueTask<AppendResult> AppendAsync(IFeedLog log, AppendRequest request, CancellationToken cancellationToken)
    {
        using var span = LiveHubMetrics.Traces.StartActivity("livehub.append");
        var started = Stopwatch.GetTimestamp();
        var result = await log.AppendAsync(request, cancellationToken);
        metrics.Append.Record(LiveHubMetrics.SecondsSince(started));
        return result;
    }

    private async ValueTask<WriteOutcome> TryAsync(
        IFeedLog log, WriteRequest write, Func<CancellationToken, ValueTask<Proposal>> propose, bool isConfirmed, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var proposal = await propose(cancellationToken);
            if (proposal.Refusal is not null && write.Repeat is null)
                return new WriteOutcome(proposal.Refusal);
            var drafts = proposal.Refusal is null ? proposal.Drafts : [Never];
            var result = await AppendAsync(log, new AppendRequest(drafts, write.Repeat, isConfirmed), cancellationToken);
            health.Succeeded();
            switch (result)
            {
                case AppendResult.Appended { Entries.Count: > 0 } done:
                    return new WriteOutcome(done);
                case AppendResult.Appended:
                    return new WriteOutcome(Problem.Removed(headline: null, url: null));
                case AppendResult.KeyReused:
                    return new WriteOutcome(Problem.KeyReused());
                case AppendResult.Conflict when proposal.Refusal is not null:
                    return new WriteOutcome(proposal.Refusal);
            }
        }
        return new WriteOutcome(Problem.RevisionConflict(current: null));
    }
}
