using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;

namespace LiveHub.Server.Devices;

/// <summary>Removes the ledgers of sends that nobody corrects any more.</summary>
internal sealed class OldLedgers(PushDesk desk, ISendLedger ledger)
{
    /// <summary>How long it can be told which devices a send reached: longer than an alert lives and than anybody corrects one.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public async Task RemoveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await desk.Loaded.WaitAsync(cancellationToken);
        var before = (now - Lifetime).ToUnixTimeMilliseconds();
        foreach (var send in desk.All().Where(send => send.State == SendState.Ended && send.Order.At < before))
            await ledger.RemoveAsync(send.Id, cancellationToken);
    }
}
