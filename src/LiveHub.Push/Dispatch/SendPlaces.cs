namespace LiveHub.Push.Dispatch;

/// <summary>Where on the desk the acts are that tell of a send; 0: there is no such act.</summary>
/// <param name="Report">The newest.</param>
internal readonly record struct SendPlaces(long Order, long Stop = 0, long Report = 0)
{
    public SendPlaces With(string kind, long offset) => kind switch
    {
        PushKinds.Started or PushKinds.Progressed or PushKinds.Ended => this with { Report = offset },
        PushKinds.Stopped => this with { Stop = offset },
        _ => this,
    };

    public IEnumerable<long> Offsets => new[] { Order, Stop, Report }.Where(offset => offset > 0);
}
