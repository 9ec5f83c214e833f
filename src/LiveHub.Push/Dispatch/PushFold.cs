using System.Collections.Immutable;
using LiveHub.Feed;

namespace LiveHub.Push.Dispatch;

/// <summary>The sends as the desk has them. Immutable.</summary>
/// <param name="Past">Those that are forgotten.</param>
/// <param name="Known">What was known before the desk had to be read anew, because its store came back with another history. Acts that were lost with it may be appended
/// again one by one: what had ended or was stopped stays so, otherwise it would be sent to everybody once more in between.</param>
internal sealed record PushFold(ImmutableDictionary<SendId, Send> Sends, ImmutableDictionary<SendId, PastSend> Past, PushFold? Known)
{
    public static readonly PushFold Empty = new(ImmutableDictionary<SendId, Send>.Empty, ImmutableDictionary<SendId, PastSend>.Empty, Known: null);

    /// <summary>Begins anew with another history.</summary>
    public PushFold Restart() => Empty with { Known = this with { Known = null } };

    public Send? Find(SendId id) => Sends.GetValueOrDefault(id);

    /// <summary>Of one alert, by revision.</summary>
    public IEnumerable<Send> Of(string alert) => Sends.Values.Where(send => send.Id.Alert == alert).OrderBy(send => send.Id.Revision);

    /// <remarks>An entry that is not an act of a send changes nothing. A damaged one is a <c>MessagePackSerializationException</c>.</remarks>
    public PushFold Apply(Entry entry)
    {
        if (SendId.Of(entry.Subject) is not { } id)
            return this;
        if (entry.Kind == PushKinds.Ordered)
            return Order(id, PushCodec.Decode<PushOrder>(entry), entry);
        if (Past.TryGetValue(id, out var past))
            return this with { Past = Past.SetItem(id, past with { Places = past.Places.With(entry.Kind, entry.Offset) }) };
        if (Find(id) is not { } send)
            return this;
        var next = send with { Revision = entry.Revision, Places = send.Places.With(entry.Kind, entry.Offset) };
        next = entry.Kind switch
        {
            PushKinds.Started or PushKinds.Progressed => next with { State = Later(send.State, SendState.Sending), Report = PushCodec.Decode<PushReport>(entry) },
            PushKinds.Stopped => next with { State = Later(send.State, SendState.Stopping), Stop = PushCodec.Decode<PushStop>(entry) },
            PushKinds.Ended => next with { State = SendState.Ended, Report = PushCodec.Decode<PushReport>(entry) },
            _ => next,
        };
        return Set(next);
    }

    /// <summary>Of the sends named those that have ended leave the fold; only where they are on the desk is kept.</summary>
    public PushFold Forget(IEnumerable<SendId> ids)
    {
        var ended = ids.Select(Find).OfType<Send>().Where(send => send.State == SendState.Ended).ToList();
        return ended.Count == 0 ? this : this with
        {
            Sends = Sends.RemoveRange(ended.Select(send => send.Id)),
            Past = Past.SetItems(ended.Select(send => KeyValuePair.Create(send.Id, new PastSend(send.Order.At, send.Places)))),
        };
    }

    /// <summary>Offsets of all acts that tell of an alert's sends, in order; none when none of them is forgotten.</summary>
    public IReadOnlyList<long> PlacesOf(string alert)
    {
        var past = Past.Where(send => send.Key.Alert == alert).Select(send => send.Value.Places).ToList();
        return past.Count == 0 ? [] : [.. past.Concat(Of(alert).Select(send => send.Places)).SelectMany(places => places.Offsets).Order()];
    }

    /// <summary>
    /// A correction or a recall stops every earlier send of its alert, earlier corrections too, in the same entry: nobody is to be told a mistake while others are told
    /// that it was one, and of two corrections the later one comes last.
    /// </summary>
    private PushFold Order(SendId id, PushOrder order, Entry entry)
    {
        var known = Known?.Find(id) is { } before && before.Order.At == order.At ? before : null;
        var isPast = Known?.Past.GetValueOrDefault(id) is { } past && past.At == order.At;
        var state = known?.State ?? (isPast ? SendState.Ended : SendState.Ordered);
        var fold = Set(new Send(id, order, entry.Revision, state, known?.Stop, known?.Report) { Places = new SendPlaces(entry.Offset) });
        if (order.Kind is not (SendKind.Correction or SendKind.Recall))
            return fold;
        foreach (var older in fold.Of(id.Alert).Where(send => send.Id.Revision < id.Revision && send is { IsStopped: false, State: not SendState.Ended }).ToList())
            fold = fold.Set(older with { State = SendState.Stopping, Stop = new PushStop(order.By, Reason: null) });
        return fold;
    }

    private PushFold Set(Send send) => this with { Sends = Sends.SetItem(send.Id, send) };

    private static SendState Later(SendState one, SendState other) => one > other ? one : other;
}
