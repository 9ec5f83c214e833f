using System.Collections.Immutable;
using LiveHub.Feed;

namespace LiveHub.Push.Dispatch;

/// <summary>The sends as the desk has them. Immutable.</summary>
/// <param name="Known">What was known before the desk had to be read anew, because its store came back with another history. Acts that were lost with it may be appended
/// again one by one: what had ended or was stopped stays so, otherwise it would be sent to everybody once more in between.</param>
internal sealed record PushFold(ImmutableDictionary<SendId, Send> Sends, ImmutableDictionary<SendId, Send> Known)
{
    public static readonly PushFold Empty = new(ImmutableDictionary<SendId, Send>.Empty, ImmutableDictionary<SendId, Send>.Empty);

    /// <summary>Begins anew with another history.</summary>
    public PushFold Restart() => new(ImmutableDictionary<SendId, Send>.Empty, Sends);

    public Send? Find(SendId id) => Sends.GetValueOrDefault(id);

    /// <summary>Of one alert, by revision.</summary>
    public IEnumerable<Send> Of(string alert) => Sends.Values.Where(send => send.Id.Alert == alert).OrderBy(send => send.Id.Revision);

    /// <remarks>An entry that is not an act of a send changes nothing. A damaged one is a <c>MessagePackSerializationException</c>.</remarks>
    public PushFold Apply(Entry entry)
    {
        if (SendId.Of(entry.Subject) is not { } id)
            return this;
        if (entry.Kind == PushKinds.Ordered)
            return Order(id, PushCodec.Decode<PushOrder>(entry), entry.Revision);
        if (Find(id) is not { } send)
            return this;
        var next = send with { Revision = entry.Revision };
        next = entry.Kind switch
        {
            PushKinds.Started or PushKinds.Progressed => next with { State = Later(send.State, SendState.Sending), Report = PushCodec.Decode<PushReport>(entry) },
            PushKinds.Stopped => next with { State = Later(send.State, SendState.Stopping), Stop = PushCodec.Decode<PushStop>(entry) },
            PushKinds.Ended => next with { State = SendState.Ended, Report = PushCodec.Decode<PushReport>(entry) },
            _ => next,
        };
        return Set(next);
    }

    /// <summary>Sends whose order is older than a time leave the fold; their ledgers are no longer asked for.</summary>
    public PushFold Forget(long before) => this with { Sends = Sends.RemoveRange(Sends.Values.Where(send => send.Order.At < before && send.State == SendState.Ended).Select(send => send.Id)) };

    /// <summary>
    /// A correction or a recall stops every earlier send of its alert, earlier corrections too, in the same entry: nobody is to be told a mistake while others are told
    /// that it was one, and of two corrections the later one comes last.
    /// </summary>
    private PushFold Order(SendId id, PushOrder order, long revision)
    {
        var known = Known.GetValueOrDefault(id) is { } before && before.Order.At == order.At ? before : null;
        var fold = Set(new Send(id, order, revision, known?.State ?? SendState.Ordered, known?.Stop, known?.Report));
        if (order.Kind is not (SendKind.Correction or SendKind.Recall))
            return fold;
        foreach (var older in fold.Of(id.Alert).Where(send => send.Id.Revision < id.Revision && send is { IsStopped: false, State: not SendState.Ended }).ToList())
            fold = fold.Set(older with { State = SendState.Stopping, Stop = new PushStop(order.By, Reason: null) });
        return fold;
    }

    private PushFold Set(Send send) => this with { Sends = Sends.SetItem(send.Id, send) };

    private static SendState Later(SendState one, SendState other) => one > other ? one : other;
}
