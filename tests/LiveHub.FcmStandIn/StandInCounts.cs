using System.Collections.Concurrent;

namespace LiveHub.StandIn;

/// <summary>Everything that happened, counted. Any thread.</summary>
public sealed class StandInCounts
{
    private readonly ConcurrentDictionary<string, long> _answers = new(StringComparer.Ordinal);
    private long _requests;
    private long _delivered;
    private long _doubles;
    private long _validated;
    private long _tokens;
    private long _connections;
    private int _underway;
    private int _mostUnderway;

    /// <summary>Sends, of all kinds and with every answer.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Messages taken for a device.</summary>
    public long Delivered => Interlocked.Read(ref _delivered);

    /// <summary>Of these, such as the same device had been given already.</summary>
    public long Doubles => Interlocked.Read(ref _doubles);

    /// <summary>Messages found right with <c>validate_only</c>.</summary>
    public long Validated => Interlocked.Read(ref _validated);

    /// <summary>Tokens given out.</summary>
    public long Tokens => Interlocked.Read(ref _tokens);

    /// <summary>Connections accepted.</summary>
    public long Connections => Interlocked.Read(ref _connections);

    /// <summary>Sends that have no answer yet.</summary>
    public int Underway => Volatile.Read(ref _underway);

    public int MostUnderway => Volatile.Read(ref _mostUnderway);

    /// <summary>Answers to sends by what they were: <c>OK</c>, FCM's error code, or the name of the fault.</summary>
    public IReadOnlyDictionary<string, long> Answers => _answers;

    public long Answered(string kind) => _answers.GetValueOrDefault(kind);

    /// <summary>Begins anew; what is under way stays.</summary>
    public void Reset()
    {
        _answers.Clear();
        Interlocked.Exchange(ref _requests, 0);
        Interlocked.Exchange(ref _delivered, 0);
        Interlocked.Exchange(ref _doubles, 0);
        Interlocked.Exchange(ref _validated, 0);
        Interlocked.Exchange(ref _tokens, 0);
        Interlocked.Exchange(ref _connections, 0);
        Volatile.Write(ref _mostUnderway, Underway);
    }

    internal void NoteBegin()
    {
        Interlocked.Increment(ref _requests);
        var now = Interlocked.Increment(ref _underway);
        var most = Volatile.Read(ref _mostUnderway);
        while (now > most)
        {
            var seen = Interlocked.CompareExchange(ref _mostUnderway, now, most);
            if (seen == most)
                return;
            most = seen;
        }
    }

    internal void NoteEnd() => Interlocked.Decrement(ref _underway);

    internal void NoteAnswer(string kind) => _answers.AddOrUpdate(kind, 1, static (_, count) => count + 1);

    internal void NoteDelivery(bool isDouble)
    {
        Interlocked.Increment(ref _delivered);
        if (isDouble)
            Interlocked.Increment(ref _doubles);
    }

    internal void NoteValidated() => Interlocked.Increment(ref _validated);

    internal void NoteToken() => Interlocked.Increment(ref _tokens);

    internal void NoteConnection() => Interlocked.Increment(ref _connections);
}
