using System.Collections.Concurrent;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>What all sends of this node have in common: access, connections, how many at once, what is paused, and which targets are known to be good. Any thread.</summary>
internal sealed class FcmLink : IDisposable
{
    /// <summary>Of a platform that is paused: shorter than a send stays for it, so that each sees whether it goes again.</summary>
    private static readonly TimeSpan BetweenTries = SendRun.Patience * 0.8;

    private readonly IFcmDoor _door;
    private readonly ConcurrentBag<IFcmWire> _wires = [];
    private readonly Gate[] _platforms;
    private readonly Good?[] _good = new Good?[Enum.GetValues<Platform>().Length];

    public FcmLink(IFcmDoor door, string project, int streams, PushPace pace, TimeProvider time)
    {
        (_door, Project, Pace, Time) = (door, project, pace, time);
        Streams = new StreamLimit(streams, time);
        Credential = new Gate(RetrySchedule.Longest, time);
        _platforms = [.. Enum.GetValues<Platform>().Select(_ => new Gate(BetweenTries, time))];
    }

    public IFcmAccess Access => _door.Access;

    /// <summary>The Firebase project.</summary>
    public string Project { get; }

    public StreamLimit Streams { get; }

    public WorkerShares Workers { get; } = new();

    public PushPace Pace { get; }

    public TimeProvider Time { get; }

    /// <summary>Closed while FCM or Google do not take the credential.</summary>
    public Gate Credential { get; }

    public string? Fault => Credential.Fault ?? _platforms.Select(gate => gate.Fault).FirstOrDefault(fault => fault is not null);

    /// <summary>Closed while FCM has no right key for that platform.</summary>
    public Gate GateOf(Platform platform) => _platforms[(int)platform];

    /// <summary>A target that FCM took a message for; null when there was none yet.</summary>
    public Good? GoodOf(Platform platform) => Volatile.Read(ref _good[(int)platform]);

    public void NoteGood(in PushTarget target)
    {
        ref var good = ref _good[(int)target.Envelope.Platform];
        // The first is as good as the last, and is not written by every message.
        if (Volatile.Read(ref good) is null)
            Volatile.Write(ref good, new Good(target.Kind, target.Target));
    }

    public void ForgetGood(Platform platform) => Volatile.Write(ref _good[(int)platform], null);

    public IFcmWire Rent() => _wires.TryTake(out var wire) ? wire : _door.OpenWire();

    public void Return(IFcmWire wire) => _wires.Add(wire);

    public Task WarmAsync(CancellationToken cancellationToken) => _door.WarmAsync(cancellationToken);

    public void Dispose()
    {
        while (_wires.TryTake(out var wire))
            wire.Dispose();
        _door.Dispose();
    }

    internal sealed record Good(TargetKind Kind, string Target);
}
