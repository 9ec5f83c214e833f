using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Consoles;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Publishing.Alerts;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Phones;

/// <summary>What is done about alerts on phones: estimated, watched, stopped, tested. Firing, correcting and recalling are acts on the alert itself.</summary>
internal static class PhoneEndpoints
{
    public static void MapPhones(this RouteGroupBuilder api)
    {
        var writes = api.MapGroup("/alerts").AsWrites(Permissions.Push);
        writes.MapPost("estimate", EstimateAsync);
        writes.MapPost("{id}/stop", StopAsync);
        api.MapGet("/alerts/{id}/push", GetAsync).RequireAuthorization(Permissions.Push).WithMetadata(new NeededPermission(Permissions.Push));

        // Another address and another permission than what reaches everybody.
        var tests = api.MapGroup("/test-alerts").AsWrites(Permissions.Test);
        tests.MapPost("", TestAsync);
        api.MapGet("/test-alerts/{id}", GetAsync).RequireAuthorization(Permissions.Test).WithMetadata(new NeededPermission(Permissions.Test));
    }

    private static async Task<IResult> EstimateAsync(WriteRequest write, AlertWrites alerts, PhoneOrders orders, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var draft = alerts.Read(write, SendKind.Alert, errors);
        if (draft.Phones is null)
            errors.Add("/push", "required", "An estimate is for what phones are sent; give push, if only {}.");
        if (errors.Any || draft.Phones is not { } part)
            return Problem.Invalid(errors);
        return new Answer(EstimateBody.Of(part.Order, await orders.EstimateAsync(part.Order, cancellationToken), draft.Code));
    }

    private static async Task<IResult> GetAsync(
        string id, HttpContext context, PushDesk desk, PushProgress progress, CancellationToken cancellationToken)
    {
        var isTest = context.Request.Path.StartsWithSegments("/api/v1/test-alerts", StringComparison.Ordinal);
        var sends = (await desk.ReadAsync(id, cancellationToken)).Where(send => send.Order.Kind == SendKind.Test == isTest).ToList();
        if (sends.Count == 0)
            return Problem.NotFound(isTest ? $"There is no test alert {id}." : $"No phone was to be sent an alert {id}.");
        var bodies = new JsonArray();
        foreach (var send in sends)
            bodies.Add(ProgressBody.Of(await progress.ReadAsync(send, cancellationToken), await progress.ReadReceiptsAsync(send, cancellationToken)));
        return new Answer(new JsonObject { ["sends"] = bodies });
    }

    /// <summary>Stops every send of an alert that has not ended. Repeating it is harmless, so it needs no revision: whoever stops is in a hurry.</summary>
    private static async Task<IResult> StopAsync(
        string id, WriteRequest write, PhoneOrders orders, PushDesk desk, DeskLog log, LogWriter writer, ConsoleNudges nudges, PushProgress progress, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var reason = form.Optional("reason", null, null, field => field.Word(TextLimits.Reason));
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        var sends = await orders.FindAsync(id, cancellationToken);
        if (sends.Count == 0)
            return Problem.NotFound($"No phone was to be sent an alert {id} lately.");
        if (TopicScope.Refuse(write.By, sends[0].Order.Audience.Topics) is { } refusal)
            return refusal;
        var outcome = await writer.WriteAsync(log.Log, write with { Repeat = null }, async cancel =>
            await orders.StopAsync(id, new PushStop(write.By.Id, reason, write.From), cancel) is { Count: > 0 } drafts
                ? new Proposal(drafts, Refusal: null)
                : Problem.RevisionConflict(current: null), isConfirmed: true, cancellationToken);
        // A conflict: all of them have ended or were stopped.
        if (outcome.Done is null && outcome.Refusal.Status != StatusCodes.Status412PreconditionFailed)
            return outcome.Refusal;
        nudges.LookAgain(Subjects.Alert(id));
        var bodies = new JsonArray();
        foreach (var send in desk.Of(id))
            bodies.Add(ProgressBody.Of(await progress.ReadAsync(send, cancellationToken), await progress.ReadReceiptsAsync(send, cancellationToken)));
        return new Answer(new JsonObject { ["sends"] = bodies });
    }

    private static async Task<IResult> TestAsync(
        WriteRequest write, AlertWrites alerts, PhoneOrders orders, DeskLog desk, LogWriter writer, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(desk.Log, write, async cancel =>
        {
            var errors = write.Errors.Copy();
            var draft = alerts.Read(write, SendKind.Test, errors);
            if (draft.Phones is null)
                errors.Add("/push", "required", "A test alert is for phones; give push, if only {}.");
            if (errors.Any || draft.Phones is not { } part)
                return Problem.Invalid(errors);
            var send = new SendId("test-" + RandomId.Next(), 1);
            var (order, refusal) = await orders.TestAsync(send, part.Order with { Tag = send.Alert }, errors, cancel);
            if (refusal is not null)
                return refusal;
            return errors.Any || order is null ? Problem.Invalid(errors) : PushCodec.DraftOf(send, 0, PushKinds.Ordered, order);
        }, isConfirmed: false, cancellationToken);
        if (outcome.Done is not { } done || SendId.Of(done.Entries[0].Subject) is not { } id)
            return outcome.Refusal;
        return new Answer(new JsonObject { ["id"] = id.Alert }, StatusCodes.Status201Created) { Location = $"/api/v1/test-alerts/{id.Alert}", IsReplay = done.IsReplay };
    }
}
