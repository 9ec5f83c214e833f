using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.StandIn.Access;
using LiveHub.StandIn.Faults;

namespace LiveHub.StandIn;

/// <summary>The instance id service's bulk subscriptions: <c>POST /iid/v1:batchAdd</c> and <c>:batchRemove</c>.</summary>
internal sealed class TopicEndpoint(TokenOffice tokens, Subscriptions subscriptions)
{
    public const string AddPath = "/iid/v1:batchAdd";
    public const string RemovePath = "/iid/v1:batchRemove";
    private const string TopicPrefix = "/topics/";
    private const int MostTargets = 1000;

    public async Task AnswerAsync(HttpContext context, bool isAdd)
    {
        if (!tokens.IsGood(context.Request.Headers.Authorization) || context.Request.Headers["access_token_auth"] != "true")
        {
            await AnswerAsync(context, StatusCodes.Status401Unauthorized, new JsonObject { ["error"] = "Unauthorized" });
            return;
        }
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var topic = body.RootElement.GetProperty("to").GetString() ?? "";
            var targets = body.RootElement.GetProperty("registration_tokens").EnumerateArray().Select(target => target.GetString() ?? "").ToList();
            var fault = !topic.StartsWith(TopicPrefix, StringComparison.Ordinal) ? "InvalidTopic" : targets.Count is < 1 or > MostTargets ? "InvalidTokenCount" : null;
            if (fault is not null)
                await AnswerAsync(context, StatusCodes.Status400BadRequest, new JsonObject { ["error"] = fault });
            else
                await AnswerAsync(context, StatusCodes.Status200OK, Change(topic[TopicPrefix.Length..], targets, isAdd));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, new JsonObject { ["error"] = "InvalidJson" });
        }
    }

    private JsonObject Change(string topic, List<string> targets, bool isAdd)
    {
        var results = new JsonArray();
        foreach (var target in targets)
        {
            var error = TargetRule.Of(target)?.Fault switch
            {
                Fault.Unregistered or Fault.BareNotFound => "NOT_FOUND",
                Fault.BadToken or Fault.BadTokenField => "INVALID_ARGUMENT",
                Fault.Internal => "INTERNAL",
                Fault.Quota => "TOO_MANY_TOPICS",
                Fault.SenderMismatch => "PERMISSION_DENIED",
                _ => null,
            };
            if (error is null && isAdd)
                subscriptions.Add(topic, target);
            else if (error is null)
                subscriptions.Remove(topic, target);
            results.Add(error is null ? new JsonObject() : new JsonObject { ["error"] = error });
        }
        return new JsonObject { ["results"] = results };
    }

    private static Task AnswerAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
