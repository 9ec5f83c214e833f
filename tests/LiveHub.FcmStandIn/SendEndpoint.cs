using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.StandIn.Access;
using LiveHub.StandIn.Faults;
using LiveHub.StandIn.Messages;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace LiveHub.StandIn;

/// <summary><c>POST /v1/projects/{project}/messages:send</c>.</summary>
internal sealed class SendEndpoint(TokenOffice tokens, FaultPlan faults, StandInCounts counts, Delivery delivery)
{
    private const int MostBytes = 128 * 1024;
    private const int RefusedStream = 7;
    private readonly string _path = $"/v1/projects/{tokens.Account.ProjectId}/messages:send";
    private long _ids;

    public async Task AnswerAsync(HttpContext context, string path)
    {
        counts.NoteBegin();
        try
        {
            NoteOnConnection(context);
            var length = (int)Math.Min(context.Request.ContentLength ?? MostBytes, MostBytes);
            var body = ArrayPool<byte>.Shared.Rent(length);
            try
            {
                var read = await context.Request.Body.ReadAtLeastAsync(body.AsMemory(0, length), length, throwOnEndOfStream: false, context.RequestAborted);
                await AnswerAsync(context, path, body.AsMemory(0, read));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(body);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client has gone, or was sent away.
            counts.NoteAnswer("GONE");
        }
        finally
        {
            counts.NoteEnd();
        }
    }

    private async Task AnswerAsync(HttpContext context, string path, ReadOnlyMemory<byte> body)
    {
        if (!tokens.IsGood(context.Request.Headers.Authorization))
        {
            await FailAsync(context, FaultAnswer.BadCredential);
            return;
        }
        if (path != _path)
        {
            await FailAsync(context, FaultAnswer.Google(403, "SenderId mismatch or no permission on this project.", "PERMISSION_DENIED", ""));
            return;
        }
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException exception)
        {
            await RefuseAsync(context, [new Violation("", $"Invalid JSON payload received. {exception.Message}")]);
            return;
        }
        using (document)
        {
            var request = SendRequest.Read(document.RootElement);
            if (request.Message is { } message)
                await AnswerAsync(context, message, request.IsValidateOnly);
            else
                await RefuseAsync(context, request.Violations);
        }
    }

    private async Task AnswerAsync(HttpContext context, FcmMessage message, bool isValidateOnly)
    {
        var fault = faults.Choose(message.Target, isValidateOnly);
        if (fault == Fault.None && faults.IsAppleKeyWrong && message.Get("apns") is not null)
            fault = Fault.ThirdPartyAuth;
        if (faults.Delay > TimeSpan.Zero)
            await Task.Delay(faults.Delay, TimeProvider.System, context.RequestAborted);
        if (FaultAnswer.Of(fault) is { } answer)
        {
            SayWhenToReturn(context, fault);
            await FailAsync(context, answer);
            return;
        }
        if (fault is Fault.None or Fault.LostAnswer)
            Take(message, isValidateOnly);
        if (fault == Fault.None)
            await AcceptAsync(context);
        else
            await FailWithoutAnswerAsync(context, fault);
    }

    private void Take(FcmMessage message, bool isValidateOnly)
    {
        if (isValidateOnly)
            counts.NoteValidated();
        else
            delivery.Deliver(message);
    }

    private async Task FailWithoutAnswerAsync(HttpContext context, Fault fault)
    {
        counts.NoteAnswer(fault.ToString());
        switch (fault)
        {
            case Fault.RefusedStream:
                context.Features.Get<IHttpResetFeature>()?.Reset(RefusedStream);
                break;
            case Fault.Cut:
                context.Features.Get<ConnectionTally>()?.Cut();
                break;
            default:
                await faults.Released.WaitAsync(context.RequestAborted);
                break;
        }
    }

    private void NoteOnConnection(HttpContext context)
    {
        var most = faults.GoAwayAfter;
        if (most > 0 && context.Features.Get<ConnectionTally>()?.Add() == most)
        {
            counts.NoteAnswer("GOAWAY");
            context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        }
    }

    private void SayWhenToReturn(HttpContext context, Fault fault)
    {
        if (fault is Fault.Quota or Fault.UnavailableAfter)
            context.Response.Headers.RetryAfter = Math.Ceiling(faults.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        else if (fault == Fault.QuotaDate)
            context.Response.Headers.RetryAfter = (TimeProvider.System.GetUtcNow() + faults.RetryAfter).ToString("R", CultureInfo.InvariantCulture);
    }

    private Task AcceptAsync(HttpContext context)
    {
        counts.NoteAnswer("OK");
        context.Response.ContentType = "application/json; charset=UTF-8";
        var id = Interlocked.Increment(ref _ids);
        return context.Response.WriteAsync($$"""{"name":"projects/{{tokens.Account.ProjectId}}/messages/0:{{id:x16}}"}""", context.RequestAborted);
    }

    private Task FailAsync(HttpContext context, FaultAnswer answer)
    {
        counts.NoteAnswer(answer.Kind);
        context.Response.StatusCode = answer.Status;
        if (answer.Body is not { } body)
            return Task.CompletedTask;
        context.Response.ContentType = body.StartsWith('{') ? "application/json; charset=UTF-8" : "text/html; charset=UTF-8";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private Task RefuseAsync(HttpContext context, IReadOnlyList<Violation> violations)
    {
        counts.NoteAnswer("BAD_REQUEST");
        var detail = new JsonObject
        {
            ["@type"] = "type.googleapis.com/google.rpc.BadRequest",
            ["fieldViolations"] = new JsonArray([.. violations.Select(violation => new JsonObject { ["field"] = violation.Field, ["description"] = violation.Description })]),
        };
        var error = new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = StatusCodes.Status400BadRequest,
                ["message"] = string.Join('\n', violations.Select(violation => violation.Description)),
                ["status"] = "INVALID_ARGUMENT",
                ["details"] = new JsonArray(detail),
            },
        };
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/json; charset=UTF-8";
        return context.Response.WriteAsync(error.ToJsonString(), context.RequestAborted);
    }
}
