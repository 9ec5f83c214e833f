using LiveHub.Feed;
using LiveHub.Push.Sending;
using Microsoft.Extensions.Logging;

namespace LiveHub.Push.Dispatch;

/// <summary>Says on the desk how a send goes: its begin, every tenth, its end. Of all nodes the one with the lease does; expected revisions make each once.</summary>
internal sealed partial class SendReports(
    SendId id, PushDesk desk, PushProgress progress, SendWords words, PushNode node, ILeaseStore leases, DispatchOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    /// <summary>Returns when the desk has the end.</summary>
    /// <param name="tell">Given each sum, for those who watch.</param>
    public async Task RunAsync(Action<SendProgress> tell, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested && desk.Find(id) is { State: not SendState.Ended } send)
        {
            var changed = desk.Changed;
            var pause = options.Report;
            try
            {
                if (await leases.TryTakeAsync($"push/report/{id}", node.Name, Lease, stopping) is null)
                    pause = options.Look;
                else if (await ReportAsync(send, tell, stopping))
                    await changed.WaitAsync(Lease, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (LogUnavailableException exception)
            {
                LogStoreAway(logger, id, exception.Reason);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Whether something was said, which changes the desk.</returns>
    private async Task<bool> ReportAsync(Send send, Action<SendProgress> tell, CancellationToken cancellationToken)
    {
        var sum = await progress.ReadAsync(send, cancellationToken);
        tell(sum);
        var report = new PushReport(sum.Tenths, sum.Counts, time.GetUtcNow().ToUnixTimeMilliseconds());
        var kind = sum.IsComplete ? PushKinds.Ended
            : send.State == SendState.Ordered ? PushKinds.Started
            : sum.Tenths > (send.Report?.Tenths ?? 0) ? PushKinds.Progressed : null;
        return kind is not null && await words.ReportAsync(send, kind, report, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "The store cannot answer ({Reason}); how the send {Send} goes is said when it can")]
    private static partial void LogStoreAway(ILogger logger, SendId send, LogUnavailableReason reason);
}
