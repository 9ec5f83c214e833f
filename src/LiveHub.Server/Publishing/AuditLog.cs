using LiveHub.Feed;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;

namespace LiveHub.Server.Publishing;

/// <summary>A line for every write that was judged: by which key, about what, and what came of it. Never what was written, and never a key's secret.</summary>
internal sealed partial class AuditLog(ILogger<AuditLog> logger)
{
    public void Accepted(Actor by, AppendResult.Appended done)
    {
        foreach (var entry in done.Entries)
            LogAccepted(logger, by.Id, entry.Kind, entry.Subject, entry.Revision, new FeedPosition(done.Epoch, entry.Offset), done.IsReplay);
    }

    /// <param name="what">Method and path.</param>
    public void Refused(Actor by, string what, Problem problem) => LogRefused(logger, by.Id.Length == 0 ? "-" : by.Id, what, problem.Status, problem.Code);

    [LoggerMessage(LogLevel.Information, "Accepted: key {KeyId}, {Kind} {Subject} revision {Revision} at {Position}, replay {IsReplay}")]
    private static partial void LogAccepted(ILogger logger, string keyId, string kind, string subject, long revision, FeedPosition position, bool isReplay);

    [LoggerMessage(LogLevel.Information, "Refused: key {KeyId}, {What}: {Status} {Code}")]
    private static partial void LogRefused(ILogger logger, string keyId, string what, int status, string code);
}
