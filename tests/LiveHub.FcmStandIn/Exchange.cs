using LiveHub.StandIn.Access;
using LiveHub.StandIn.Faults;
using LiveHub.StandIn.Phones;

namespace LiveHub.StandIn;

/// <summary>Brings each request to the part that answers it.</summary>
internal sealed class Exchange
{
    private readonly TokenOffice _tokens;
    private readonly SendEndpoint _send;
    private readonly TopicEndpoint _topics;
    private readonly ControlEndpoint _control;

    public Exchange(TokenOffice tokens, FaultPlan faults, StandInCounts counts, PhoneScreens screens, Memory memory)
    {
        _tokens = tokens;
        Faults = faults;
        Counts = counts;
        Screens = screens;
        var subscriptions = new Subscriptions();
        _send = new SendEndpoint(tokens, faults, counts, new Delivery(counts, screens, memory, subscriptions));
        _topics = new TopicEndpoint(tokens, subscriptions);
        _control = new ControlEndpoint(tokens, faults, counts, screens, memory);
    }

    public FaultPlan Faults { get; }

    public StandInCounts Counts { get; }

    public PhoneScreens Screens { get; }

    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith("/v1/projects/", StringComparison.Ordinal) && path.EndsWith("/messages:send", StringComparison.Ordinal))
            return HttpMethods.IsPost(context.Request.Method) ? _send.AnswerAsync(context, path) : NotFoundAsync(context);
        if (path.StartsWith(ControlEndpoint.Prefix, StringComparison.Ordinal))
            return _control.AnswerAsync(context, path);
        return path switch
        {
            TokenOffice.Path or "/o/oauth2/token" or "/oauth2/v4/token" => _tokens.AnswerAsync(context),
            TopicEndpoint.AddPath or TopicEndpoint.RemovePath => _topics.AnswerAsync(context, isAdd: path == TopicEndpoint.AddPath),
            _ => NotFoundAsync(context),
        };
    }

    /// <summary>As Google's front end does for what it does not know.</summary>
    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html; charset=UTF-8";
        return context.Response.WriteAsync("<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n", context.RequestAborted);
    }
}
