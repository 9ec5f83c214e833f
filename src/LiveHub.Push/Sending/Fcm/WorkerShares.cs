namespace LiveHub.Push.Sending.Fcm;

/// <summary>Shares workers among the sends that run at the same time: as many in all as there are places, so that nearly none waits for one; none of a send that has its share waits for another's. Any thread.</summary>
internal sealed class WorkerShares
{
    private int _sends;
    private int _workers;

    /// <summary>A send begins; it ends when the result is disposed.</summary>
    public IDisposable Join()
    {
        Interlocked.Increment(ref _sends);
        return new Membership(this);
    }

    /// <summary>One more worker, if there is a place that nobody uses or the send has less than its share.</summary>
    /// <param name="own">How many the send has.</param>
    public bool TryAdd(ref int own, int places)
    {
        if (Volatile.Read(ref _workers) >= places && Volatile.Read(ref own) >= ShareOf(places))
            return false;
        Interlocked.Increment(ref _workers);
        Interlocked.Increment(ref own);
        return true;
    }

    /// <summary>Whether a worker is to go, as there are too many and its send has more than its share.</summary>
    public bool IsOver(ref int own, int places) => Volatile.Read(ref _workers) > places && Volatile.Read(ref own) > ShareOf(places);

    /// <returns>How many the send has left.</returns>
    public int Remove(ref int own)
    {
        Interlocked.Decrement(ref _workers);
        return Interlocked.Decrement(ref own);
    }

    private int ShareOf(int places) => Math.Max(1, places / Math.Max(1, Volatile.Read(ref _sends)));

    private sealed class Membership(WorkerShares owner) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref owner._sends);
    }
}
