using LiveHub.Feed;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;

namespace LiveHub.Server.Devices;

/// <summary>Removes the ledgers of sends that nobody corrects any more. What their receipts came to stays on the desk.</summary>
/// <remarks>Every node does it for itself, which is harmless: a node forgets a send when it has seen that the ledger is gone, and not before.</remarks>
internal sealed class OldLedgers(PushDesk desk, DeskLog log, ISendLedger ledger)
{
    /// <summary>How long it can be told which devices a send reached: longer than an alert lives and than anybody corrects one.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public async Task RemoveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await desk.Loaded.WaitAsync(cancellationToken);
        var before = (now - Lifetime).ToUnixTimeMilliseconds();
        foreach (var send in desk.All().Where(send => send.State == SendState.Ended && send.Order.At < before))
        {
            if (await RemoveAsync(send, cancellationToken))
                desk.Forget(send.Id);
        }
    }

    /// <returns>False when somebody else is just doing it: what the desk says by then is looked at the next time.</returns>
    private async Task<bool> RemoveAsync(Send send, CancellationToken cancellationToken)
    {
        var receipts = await ledger.ReadReceiptsAsync(send.Id, cancellationToken);
        if (receipts.Shown > 0 && send.Report is { Receipts: null } report)
        {
            var last = PushCodec.DraftOf(send.Id, send.Revision, PushKinds.Ended, report with { Receipts = receipts });
            if (await log.Log.AppendAsync(new AppendRequest([last]), cancellationToken) is not AppendResult.Appended)
                return false;
        }
        // Most have none any more, and a write costs more than a look.
        if (receipts.Shown > 0 || (await ledger.ReadAllAsync(send.Id, cancellationToken)).Count > 0)
            await ledger.RemoveAsync(send.Id, cancellationToken);
        return true;
    }
}
