using LiveHub.Feed;
using LiveHub.Push.Dispatch;

namespace LiveHub.Push.Ledgers;

/// <summary>Which devices a send has reached, in bits by shard: what makes a send that is resumed go on instead of beginning again, and a correction find those who saw the mistake.</summary>
/// <remarks>
/// Marks are only ever added, whoever writes them: what a former holder of the lease has sent is sent. Any thread. What returns is durable. A store that
/// cannot answer throws <see cref="LogUnavailableException"/>.
/// </remarks>
public interface ISendLedger
{
    /// <summary>The "90 in 2": nine of ten devices are to show an alert within two minutes.</summary>
    static readonly TimeSpan InTime = TimeSpan.FromSeconds(120);

    /// <summary><see cref="ShardRecord.Untouched"/> when nothing was written.</summary>
    ValueTask<ShardRecord> ReadAsync(SendId send, int shard, CancellationToken cancellationToken);

    /// <remarks>Of several holders that write, the one with the highest term says when to go on (<see cref="ShardWrite.WakeAt"/>); marks and counts of all count.</remarks>
    ValueTask WriteAsync(SendId send, int shard, ShardWrite write, CancellationToken cancellationToken);

    /// <summary>Every shard that was begun, by shard.</summary>
    ValueTask<IReadOnlyList<ShardSummary>> ReadAllAsync(SendId send, CancellationToken cancellationToken);

    /// <summary>Notes that a device showed the alert.</summary>
    /// <param name="isInTime">Whether it did so within <see cref="InTime"/>.</param>
    /// <returns>False when it had been noted before.</returns>
    ValueTask<bool> NoteReceiptAsync(SendId send, int ordinal, bool isInTime, CancellationToken cancellationToken);

    ValueTask<ReceiptCounts> ReadReceiptsAsync(SendId send, CancellationToken cancellationToken);

    /// <summary>Forgets everything about a send.</summary>
    ValueTask RemoveAsync(SendId send, CancellationToken cancellationToken);
}
