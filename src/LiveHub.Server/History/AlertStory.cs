using LiveHub.Feed;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;

namespace LiveHub.Server.History;

/// <summary>What the acts of one alert come to, as far as the history tells it.</summary>
internal sealed class AlertStory
{
    private readonly Dictionary<SendId, Send> _sends = [];

    private AlertStory(AlertHistory history) => History = history;

    public AlertHistory History { get; }

    /// <summary>The newest state of the alert itself; null while it was not fired.</summary>
    public AlertAct? Alert { get; private set; }

    /// <summary>The newest state of its draft; null when there was none.</summary>
    public DraftAct? Draft { get; private set; }

    /// <summary>Who asked to send it out, the last time.</summary>
    public StoryNote? Asked { get; private set; }

    public IReadOnlyList<StoryNote> Approved { get; private set; } = [];

    /// <summary>Set while it is called off.</summary>
    public StoryNote? Cancelled { get; private set; }

    public StoryNote? Fired { get; private set; }

    /// <summary>The last correction.</summary>
    public StoryNote? Corrected { get; private set; }

    /// <summary>Cleared or recalled.</summary>
    public StoryNote? Cleared { get; private set; }

    /// <summary>Ids of all who did something.</summary>
    public HashSet<string> Actors { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Send> Sends => [.. _sends.Values.OrderBy(send => send.Id.Revision)];

    /// <summary>All sends of the alert together.</summary>
    public SendCounts Counts => Sends.Aggregate(SendCounts.None, (sum, send) => send.Report is { } report ? sum.Add(report.Counts) : sum);

    /// <remarks>A damaged entry is a <c>MessagePackSerializationException</c>.</remarks>
    public static AlertStory Of(AlertHistory history, IReadOnlyList<Entry> entries)
    {
        var story = new AlertStory(history);
        foreach (var entry in entries)
        {
            if (DeskCodec.AlertOf(entry) is { } act)
                story.Take(entry, act);
            else if (DraftKinds.IsDraft(entry.Kind))
                story.Take(entry, DeskCodec.Decode<DraftAct>(entry));
            else if (SendId.Of(entry.Subject) is { } id)
                story.Take(entry, id);
        }
        return story;
    }

    private void Take(Entry entry, DraftAct act)
    {
        var note = new StoryNote(act.Done.By, entry.Time, act.Done.From);
        Actors.Add(act.Done.By);
        Draft = act;
        if (entry.Kind == DraftKinds.Submitted)
            Asked = note;
        // Who agreed to what was called off, or changed since, has not agreed to this.
        if (act.Submission is { } submission)
            Approved = [.. submission.Approvals.Select(approval => new StoryNote(approval.By, approval.At, approval.From))];
        Cancelled = act.State == DraftStates.Cancelled ? note : null;
    }

    private void Take(Entry entry, AlertAct act)
    {
        var note = new StoryNote(act.By, entry.Time, act.From);
        Actors.Add(act.By);
        if (entry.Kind == DeskKinds.AlertFired)
            Fired = note;
        else if (entry.Kind == DeskKinds.AlertCleared)
            Cleared = note;
        else if (act.Fact.Correction is not null && act.Fact.Correction != Alert?.Fact.Correction)
            Corrected = note;
        Alert = act;
    }

    private void Take(Entry entry, SendId id)
    {
        if (entry.Kind == PushKinds.Ordered)
        {
            var order = PushCodec.Decode<PushOrder>(entry);
            Actors.Add(order.By);
            _sends[id] = new Send(id, order, entry.Revision, SendState.Ordered, Stop: null, Report: null);
            if (order.Kind == SendKind.Correction)
                Corrected ??= new StoryNote(order.By, entry.Time, From: null);
            return;
        }
        if (!_sends.TryGetValue(id, out var send))
            return;
        _sends[id] = entry.Kind switch
        {
            PushKinds.Stopped => send with { State = SendState.Stopping, Stop = PushCodec.Decode<PushStop>(entry) },
            PushKinds.Ended => send with { State = SendState.Ended, Report = PushCodec.Decode<PushReport>(entry) },
            _ => send with { State = SendState.Sending },
        };
    }
}
