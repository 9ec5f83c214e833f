namespace LiveHub.StandIn.Faults;

/// <summary>What goes wrong, when. May be changed at any time, by any thread.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);
    private Random _random = new(20250101);
    private (Fault Fault, double Share)[] _shares = [];

    /// <summary>Until the answer to a message is given.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>What a client that is to come back later is told.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A connection is asked to end (GOAWAY) after so many requests; 0: never.</summary>
    public int GoAwayAfter { get; set; }

    /// <summary>The service account's key is no longer taken, nor are tokens that it got.</summary>
    public bool IsKeyRevoked { get; set; }

    /// <summary>Every token of devices on Apple's side is answered by THIRD_PARTY_AUTH_ERROR.</summary>
    public bool IsAppleKeyWrong { get; set; }

    /// <summary>What happens to every request that validates only.</summary>
    public Fault OnValidation { get; set; }

    /// <summary>The app is removed from a phone: its target is UNREGISTERED from now on.</summary>
    public void Uninstall(string target)
    {
        lock (_lock)
            _gone.Add(target);
    }

    /// <summary>Makes a part of all sends fail, whatever their target; the rest of the plan stays.</summary>
    /// <param name="shares">0 to 1 each, 1 together at most.</param>
    public void SetShares(params (Fault Fault, double Share)[] shares)
    {
        if (shares.Sum(share => share.Share) > 1.000001)
            throw new ArgumentException("The shares are more than 1 together.", nameof(shares));
        lock (_lock)
        {
            _random = new Random(20250101);
            _shares = shares;
        }
    }

    /// <summary>Ends what hangs.</summary>
    public void Release() => _released.TrySetResult();

    internal Task Released => _released.Task;

    /// <summary>What is to happen to a request for that target.</summary>
    internal Fault Choose(string target, bool isValidateOnly)
    {
        if (isValidateOnly && OnValidation != Fault.None)
            return OnValidation;
        if (_gone.Count > 0 && IsGone(target))
            return Fault.Unregistered;
        if (TargetRule.Of(target) is { } rule && (rule.Times is not { } times || Count(target) <= times))
            return rule.Fault;
        if (_shares.Length == 0)
            return Fault.None;
        lock (_lock)
        {
            var dice = _random.NextDouble();
            foreach (var (fault, share) in _shares)
            {
                dice -= share;
                if (dice < 0)
                    return fault;
            }
        }
        return Fault.None;
    }

    private bool IsGone(string target)
    {
        lock (_lock)
            return _gone.Contains(target);
    }

    private int Count(string target)
    {
        lock (_lock)
            return _seen[target] = _seen.GetValueOrDefault(target) + 1;
    }
}
