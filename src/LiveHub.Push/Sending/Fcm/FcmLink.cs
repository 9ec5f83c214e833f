using System.Collections.Concurrent;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>What all sends of this node have in common: access, connections, how many at once, what is paused, and what FCM is known to take. Any thread.</summary>
internal sealed class FcmLink : IDisposable
{
    /// <summary>Of a platform that is paused: shorter than a send stays for it, so that each sees whether it goes again.</summary>
    private static readonly TimeSpan BetweenTries = SendRun.Patience * 0.8;

    private readonly IFcmDoor _door;
    private readonly ConcurrentBag<IFcmWire> _wires = [];
    private readonly Gate[] _platforms;
    private int _opened;

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

    /// <summary>Why nothing can be sent; null while it can.</summary>
    public string? Fault => Credential.Fault;

    /// <summary>Which platforms cannot be sent to, and why; null while all can.</summary>
    public string? Warning => _platforms.Any(gate => gate.Fault is not null) ? string.Join(' ', _platforms.Select(gate => gate.Fault).OfType<string>()) : null;

    /// <summary>What FCM has taken.</summary>
    public KnownGood Known { get; } = new();

    /// <summary>Closed while FCM has no right key for that platform.</summary>
    public Gate GateOf(Platform platform) => _platforms[(int)platform];

    /// <summary>Notes what an answer says of the credential. Whatever FCM itself says of a message, it has taken it.</summary>
    /// <param name="begunAt">When the request began.</param>
    public void NoteAnswer(in FcmAnswer answer, AccessHeader access, DateTimeOffset begunAt)
    {
        switch (answer.Kind)
        {
            case AnswerKind.Credential:
                if (!Access.Refuse(access))
                    Credential.Close($"FCM does not take the service account of project {Project}: {answer.Says}", begunAt);
                break;
            case AnswerKind.Overloaded or AnswerKind.NoAnswer or AnswerKind.NotProcessed or AnswerKind.Unclear:
                break;
            default:
                access.HasWorked = true;
                Credential.Open();
                break;
        }
    }

    public IFcmWire Rent() => _wires.TryTake(out var wire) ? wire : Open();

    public void Return(IFcmWire wire) => _wires.Add(wire);

    public async Task WarmAsync(CancellationToken cancellationToken)
    {
        // The first burst needs one for each request that may be under way, all at the same moment.
        while (Volatile.Read(ref _opened) < Streams.Limit)
            _wires.Add(Open());
        await _door.WarmAsync(cancellationToken);
    }

    public void Dispose()
    {
        while (_wires.TryTake(out var wire))
            wire.Dispose();
        _door.Dispose();
    }

    private IFcmWire Open()
    {
        Interlocked.Increment(ref _opened);
        return _door.OpenWire();
    }
}
