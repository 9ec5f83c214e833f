using LiveHub.Push.Composing;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>
/// Messages of one send to which FCM said "no token". It says the same when the message is wrong; so nobody is judged until the very same message has been taken for another target: by this
/// send, or by FCM's check of it for a target that is known to be good.
/// </summary>
/// <remarks><see cref="NoteProof"/> and <see cref="Add"/> from any thread, the rest by the send's own loop.</remarks>
internal sealed class Suspects(FcmLink link, IReadOnlyList<PushTarget> targets)
{
    /// <summary>So many in a row, and nobody who was sent the same: the message is to blame.</summary>
    public const int Many = 20;

    private readonly Lock _lock = new();
    private readonly List<Attempt> _suspects = [];
    private readonly HashSet<Envelope> _proven = [];
    private volatile Envelope? _lastProven;

    public int Count
    {
        get
        {
            lock (_lock)
                return _suspects.Count;
        }
    }

    public void Add(Attempt attempt)
    {
        lock (_lock)
            _suspects.Add(attempt);
    }

    /// <summary>FCM took this message for somebody.</summary>
    public void NoteProof(Envelope envelope)
    {
        // Nearly all messages of a send are of few envelopes, and nearly always that of the one before.
        if (_lastProven == envelope)
            return;
        lock (_lock)
            _proven.Add(envelope);
        _lastProven = envelope;
    }

    /// <summary>Judges those that can be judged.</summary>
    /// <param name="isEnd">Nothing else is left: all are to be judged.</param>
    /// <exception cref="PayloadRefusedException">The message is to blame; those who were refused have been ended.</exception>
    public async Task JudgeAsync(bool isEnd, Action<Attempt, PushOutcome> end)
    {
        foreach (var group in Take(isEnd))
        {
            var outcome = PushOutcome.Failed;
            try
            {
                if (IsProven(group.Key) || await IsGoodMessageAsync(group.Key, targets[group.First().Index]))
                    outcome = PushOutcome.BadTarget;
                else if (group.Count() >= Many)
                    throw new PayloadRefusedException(
                        "FCM says of every target that it is no token, and took this message for none: the message is taken to be wrong. No device was removed.");
            }
            finally
            {
                foreach (var attempt in group)
                    end(attempt, outcome);
            }
        }
    }

    /// <summary>All that are left, when nothing may be asked any more.</summary>
    public IReadOnlyList<Attempt> TakeAll()
    {
        lock (_lock)
        {
            Attempt[] all = [.. _suspects];
            _suspects.Clear();
            return all;
        }
    }

    private List<IGrouping<Envelope, Attempt>> Take(bool isEnd)
    {
        lock (_lock)
        {
            if (_suspects.Count == 0)
                return [];
            var groups = _suspects.GroupBy(attempt => targets[attempt.Index].Envelope)
                .Where(group => isEnd || _proven.Contains(group.Key)
                    || (group.Count() >= Many && link.GoodOf(group.Key.Platform) is not null)).ToList();
            foreach (var attempt in groups.SelectMany(group => group))
                _suspects.Remove(attempt);
            return groups;
        }
    }

    private bool IsProven(Envelope envelope)
    {
        lock (_lock)
            return _proven.Contains(envelope);
    }

    /// <summary>Asks FCM to check the message for a target that is known to be good, delivering nothing.</summary>
    /// <returns>False when that says nothing.</returns>
    /// <exception cref="PayloadRefusedException">FCM refuses it for that one, too.</exception>
    private async Task<bool> IsGoodMessageAsync(Envelope envelope, PushTarget suspect)
    {
        if (link.GoodOf(envelope.Platform) is not { } good || good.Target == suspect.Target)
            return false;
        var wire = link.Rent();
        try
        {
            var answer = await wire.SendAsync(new PushTarget(suspect.Ordinal, good.Kind, good.Target, envelope), await link.Access.GetAsync(), validateOnly: true);
            switch (answer.Kind)
            {
                case AnswerKind.Accepted:
                    NoteProof(envelope);
                    return true;
                case AnswerKind.Suspect or AnswerKind.PayloadWrong:
                    throw new PayloadRefusedException($"FCM refuses the message also for a target that it took others for: {answer.Says}");
                case AnswerKind.Unregistered or AnswerKind.WrongProject:
                    link.ForgetGood(envelope.Platform);
                    return false;
                default:
                    return false;
            }
        }
        catch (NoAccessException)
        {
            return false;
        }
        finally
        {
            link.Return(wire);
        }
    }
}
