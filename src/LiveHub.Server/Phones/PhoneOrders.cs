using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Push.Audiences;
using LiveHub.Push.Composing;
using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Phones;

/// <summary>Turns what a request asks of phones into an order for the desk, or says why not.</summary>
internal sealed class PhoneOrders(PushChannel channel, IDeviceRegistry devices, AudienceEstimates estimates, PushDesk desk, DeskLog log, TimeProvider time)
{
    /// <summary>An audience that has grown or shrunk by more than this part since it was confirmed is another one.</summary>
    private const double Drift = 0.1;

    /// <summary>People come and go all the time; so many make no difference.</summary>
    private const int Handful = 10;

    /// <summary>How long an editor waits for this node to read what others have just written.</summary>
    private static readonly TimeSpan ReadTime = TimeSpan.FromSeconds(2);

    /// <summary>How long a correction or a recall may be delivered, in milliseconds: a phone may have been off since the mistake.</summary>
    private const long AmendmentLife = 12 * 60 * 60 * 1000;

    /// <summary>Whether an editor has confirmed what phones would be sent; the faults of what was asked go to the errors.</summary>
    /// <param name="code">Of the alert (<see cref="ConfirmationCode"/>).</param>
    /// <param name="field">Where the confirmation stands in the request.</param>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<Problem?> ConfirmAsync(
        SendId send, PushOrder order, string code, Confirmation? given, string field, Actor by, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (!by.Allows(Permissions.Push))
            return Problem.NotPermitted(Permissions.Push);
        if (channel.Refuse() is { } refusal)
            return refusal;
        CheckSize(send, order, errors);
        if (given is not { } confirmation)
        {
            errors.Add(field, "required", "Ask POST /api/v1/alerts/estimate, look at it, and give back its devices and code.");
            return null;
        }
        if (confirmation.Code != code)
            errors.Add(field + "/code", "not-confirmed", "The text or the audience is not the one that this code confirms; ask for the estimate of this one.");
        return errors.Any ? null : await CompareAsync(order, code, confirmation.Devices, cancellationToken);
    }

    /// <summary>A frozen order as it is sent now, if phones can be reached and its audience is still the one that was confirmed.</summary>
    /// <param name="confirmed">How many devices that were.</param>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<(PushOrder? Order, Problem? Refusal)> ReleaseAsync(
        PushOrder order, string code, long confirmed, long now, long expiresAt, CancellationToken cancellationToken)
    {
        if (channel.Refuse() is { } refusal)
            return (null, refusal);
        if (await CompareAsync(order, code, confirmed, cancellationToken) is { } changed)
            return (null, changed);
        return (order with { Below = await CountAsync(cancellationToken), Confirmed = confirmed, At = now, ExpiresAt = expiresAt }, null);
    }

    public Task<AudienceEstimate> EstimateAsync(PushOrder order, CancellationToken cancellationToken) =>
        estimates.EstimateAsync(order.Audience, [.. order.Texts.Select(text => text.Lang)], cancellationToken);

    /// <summary>The sends of an alert, by revision, when this node knows all that the desk had when it was asked.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer, or this node has not read it so far in time.</exception>
    public async Task<IReadOnlyList<Send>> FindAsync(string id, CancellationToken cancellationToken)
    {
        var tail = (await log.Log.GetBoundsAsync(cancellationToken)).Tail.Offset;
        try
        {
            await desk.WaitForAsync(tail, cancellationToken).WaitAsync(ReadTime, time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new LogUnavailableException(LogUnavailableReason.Failed, "This node has not read the desk so far.", exception);
        }
        return [.. desk.Of(id).Where(send => send.Order.Kind is SendKind.Alert or SendKind.Correction or SendKind.Recall)];
    }

    /// <summary>Drafts that stop every send of an alert that goes on.</summary>
    public async Task<IReadOnlyList<Draft>> StopAsync(string id, PushStop stop, CancellationToken cancellationToken)
    {
        var drafts = new List<Draft>();
        foreach (var send in await FindAsync(id, cancellationToken))
        {
            // From what the desk itself says: reports are appended meanwhile.
            if (send is { State: not SendState.Ended, IsStopped: false }
                && await log.Log.ReadHeadAsync(send.Id.Subject, cancellationToken) is { Kind: not (PushKinds.Ended or PushKinds.Stopped) } head)
                drafts.Add(PushCodec.DraftOf(send.Id, head.Revision, PushKinds.Stopped, stop));
        }
        return drafts;
    }

    /// <summary>An order for the test list.</summary>
    public async Task<(PushOrder? Order, Problem? Refusal)> TestAsync(SendId send, PushOrder order, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (channel.Refuse() is { } refusal)
            return (null, refusal);
        CheckSize(send, order, errors);
        return (order with { Below = await CountAsync(cancellationToken) }, null);
    }

    /// <summary>An order that puts right what phones were sent, or null when they were sent nothing or it was taken back already. It is taken also while FCM does not work: it waits on the desk.</summary>
    /// <param name="sends">Of the alert (<see cref="FindAsync"/>).</param>
    /// <param name="texts">What phones are to show.</param>
    public (PushOrder? Order, Problem? Refusal) Amend(
        SendKind kind, string id, AlertFact alert, IReadOnlyList<Send> sends, IReadOnlyList<PushText>? texts, bool isSilent, Actor by, FieldErrors errors)
    {
        if (sends.Count == 0 || sends.Any(send => send.Order.Kind == SendKind.Recall))
            return (null, null);
        if (!by.Allows(Permissions.Push))
            return (null, Problem.NotPermitted(Permissions.Push));
        var first = sends[0].Order;
        var order = first with
        {
            Kind = kind,
            // Not under the item's tag when a later alert about it stands there by now: that one is right.
            Tag = desk.All().Any(other => other.Id.Alert != id && other.Order.Tag == first.Tag && other.Order.At > first.At) ? id : first.Tag,
            Texts = texts ?? PhoneForm.TextsOf(alert, first.Importance),
            At = alert.UpdatedAt,
            ExpiresAt = Math.Max(alert.ExpiresAt, alert.UpdatedAt + AmendmentLife),
            OverrideReason = null,
            Below = sends.Max(send => send.Order.Below),
            Of = [.. sends.Where(send => send.Order.Kind == SendKind.Alert).Select(send => send.Id.Revision)],
            IsSilent = isSilent,
            By = by.Id,
            Confirmed = 0,
        };
        CheckSize(new SendId(id, long.MaxValue), order, errors);
        return (order, null);
    }

    /// <summary>Adds a fault for each message that FCM would refuse for its size.</summary>
    public static void CheckSize(SendId send, PushOrder order, FieldErrors errors)
    {
        foreach (var fault in Composer.Check(send, order))
        {
            errors.Add(
                "/push/texts", "too-large",
                $"The message for {fault.Platform} in {fault.Language} has {fault.Bytes} bytes with its addresses, {fault.Limit} at most; shorten the text or the addresses.");
        }
    }

    private async Task<Problem?> CompareAsync(PushOrder order, string code, long confirmed, CancellationToken cancellationToken)
    {
        var estimate = await EstimateAsync(order, cancellationToken);
        return Math.Abs(estimate.Devices - confirmed) > Math.Max(Handful, Drift * Math.Max(estimate.Devices, confirmed))
            ? Problem.AudienceChanged(EstimateBody.Of(order, estimate, code))
            : null;
    }

    private async Task<int> CountAsync(CancellationToken cancellationToken) => (await devices.GetBoundsAsync(cancellationToken)).Next;
}
