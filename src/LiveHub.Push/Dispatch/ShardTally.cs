using LiveHub.Push.Devices;
using LiveHub.Push.Ledgers;
using LiveHub.Push.Sending;

namespace LiveHub.Push.Dispatch;

/// <summary>Gathers the results of one term of work on a shard until they are written. Any thread.</summary>
internal sealed class ShardTally(long orderedAt, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _outcomes = new(StringComparer.Ordinal);
    private readonly long[] _latencies = new long[SendCounts.Buckets];
    private readonly List<DeadTarget> _dead = [];
    private readonly List<DeadTarget> _strange = [];
    private List<int> _reached = [];
    private List<int> _settled = [];
    private bool _isChanged;

    public void Count(string outcome, long devices = 1)
    {
        lock (_gate)
        {
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + devices;
            _isChanged = true;
        }
    }

    /// <summary>A device is not sent the alert and will not be: counted and settled.</summary>
    public void Drop(int ordinal, string outcome)
    {
        lock (_gate)
            Settle(ordinal, outcome);
    }

    public void Add(PushResult result)
    {
        var ordinal = result.Target.Ordinal;
        lock (_gate)
        {
            if (result.Attempts > 1)
                _outcomes[Outcomes.Retries] = _outcomes.GetValueOrDefault(Outcomes.Retries) + result.Attempts - 1;
            switch (result.Outcome)
            {
                case PushOutcome.Accepted:
                    _latencies[SendCounts.BucketOf(time.GetUtcNow().ToUnixTimeMilliseconds() - orderedAt)]++;
                    Reach(ordinal, Outcomes.Accepted);
                    break;
                case PushOutcome.Unknown:
                    Reach(ordinal, Outcomes.Unknown);
                    break;
                case PushOutcome.Unregistered or PushOutcome.BadTarget:
                    _dead.Add(new DeadTarget(ordinal, result.Target.Target));
                    Settle(ordinal, Outcomes.Pruned);
                    break;
                case PushOutcome.WrongProject:
                    _strange.Add(new DeadTarget(ordinal, result.Target.Target));
                    Settle(ordinal, Outcomes.Quarantined);
                    break;
                case PushOutcome.Expired:
                    Settle(ordinal, Outcomes.Expired);
                    break;
                case PushOutcome.Failed:
                    Settle(ordinal, Outcomes.Failed(result.Code));
                    break;
                case PushOutcome.NotSent:
                    break;
            }
        }
    }

    /// <summary>Sent by somebody who died before saying what came of it.</summary>
    public void Suppose(int ordinal)
    {
        lock (_gate)
            Reach(ordinal, Outcomes.Unknown);
    }

    /// <summary>What came since the last time; null when nothing did.</summary>
    public ShardWrite? Take(long term, ShardState state, long? wakeAt, bool always)
    {
        lock (_gate)
        {
            if (!_isChanged && !always)
                return null;
            _isChanged = false;
            var write = new ShardWrite(
                term, _reached, _settled, new SendCounts(new Dictionary<string, long>(_outcomes, StringComparer.Ordinal), TrimLatencies()), state, wakeAt);
            (_reached, _settled) = ([], []);
            return write;
        }
    }

    /// <summary>Targets that FCM does not know, and those of another project; each is told once.</summary>
    public (IReadOnlyList<DeadTarget> Dead, IReadOnlyList<DeadTarget> Strange) TakeDead()
    {
        lock (_gate)
        {
            IReadOnlyList<DeadTarget> dead = [.. _dead], strange = [.. _strange];
            _dead.Clear();
            _strange.Clear();
            return (dead, strange);
        }
    }

    private void Reach(int ordinal, string outcome)
    {
        _reached.Add(ordinal % Device.ShardSize);
        Settle(ordinal, outcome);
    }

    private void Settle(int ordinal, string outcome)
    {
        _settled.Add(ordinal % Device.ShardSize);
        _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
        _isChanged = true;
    }

    private long[] TrimLatencies()
    {
        var used = _latencies.AsSpan().LastIndexOfAnyExcept(0L) + 1;
        return _latencies[..used];
    }
}
