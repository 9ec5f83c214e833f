using System.Runtime.CompilerServices;
using LiveHub.Push.Composing;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>What FCM has taken: messages, which are thereby proven to be right, and targets, by which others may be proven. Any thread.</summary>
internal sealed class KnownGood
{
    /// <summary>Targets of each platform: some may be gone when they are needed.</summary>
    private const int Most = 4;
    private static readonly object Proven = new();

    private readonly Lock _lock = new();
    private readonly ConditionalWeakTable<Envelope, object> _messages = [];
    private readonly GoodTarget[][] _targets = [.. Enum.GetValues<Platform>().Select(_ => Array.Empty<GoodTarget>())];
    private volatile Envelope? _last;

    /// <summary>FCM took this message for this target.</summary>
    public void Note(in PushTarget target)
    {
        // Nearly always it is the message of the one before, and nearly always there are targets enough.
        if (_last != target.Envelope)
        {
            _messages.TryAdd(target.Envelope, Proven);
            _last = target.Envelope;
        }
        if (TargetsOf(target.Envelope.Platform).Length < Most)
            Add(target.Envelope.Platform, new GoodTarget(target.Kind, target.Target));
    }

    public bool IsProven(Envelope envelope) => _messages.TryGetValue(envelope, out _);

    public bool HasTarget(Platform platform) => TargetsOf(platform).Length > 0;

    /// <summary>A target to prove a message by: none of the suspects, if there is one. A suspect that was good does when others are suspected with it; alone it may be what has gone bad.</summary>
    public GoodTarget? Find(Platform platform, IReadOnlySet<string> suspects)
    {
        var targets = TargetsOf(platform);
        return targets.FirstOrDefault(good => !suspects.Contains(good.Target)) ?? (suspects.Count > 1 ? targets.FirstOrDefault() : null);
    }

    public void Forget(Platform platform, GoodTarget target)
    {
        lock (_lock)
            Volatile.Write(ref _targets[(int)platform], [.. _targets[(int)platform].Where(other => other != target)]);
    }

    private GoodTarget[] TargetsOf(Platform platform) => Volatile.Read(ref _targets[(int)platform]);

    private void Add(Platform platform, GoodTarget target)
    {
        lock (_lock)
        {
            var known = _targets[(int)platform];
            if (known.Length < Most && !known.Contains(target))
                Volatile.Write(ref _targets[(int)platform], [.. known, target]);
        }
    }
}
