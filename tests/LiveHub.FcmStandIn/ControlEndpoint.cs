using System.Text.Json;
using LiveHub.StandIn.Access;
using LiveHub.StandIn.Faults;
using LiveHub.StandIn.Phones;

namespace LiveHub.StandIn;

/// <summary><c>/stand-in/…</c>: what a program in another process asks the stand-in itself. Not part of FCM.</summary>
internal sealed class ControlEndpoint(TokenOffice tokens, FaultPlan faults, StandInCounts counts, PhoneScreens screens, Memory memory)
{
    public const string Prefix = "/stand-in/";
    private const string PhonePrefix = Prefix + "phones/";

    public Task AnswerAsync(HttpContext context, string path)
    {
        var isPost = HttpMethods.IsPost(context.Request.Method);
        if (!isPost && path == Prefix + "counts")
            return context.Response.WriteAsJsonAsync(counts, context.RequestAborted);
        if (!isPost && path.StartsWith(PhonePrefix, StringComparison.Ordinal))
            return context.Response.WriteAsJsonAsync(screens.Of(path[PhonePrefix.Length..]), context.RequestAborted);
        switch (path)
        {
            case Prefix + "reset" when isPost:
                counts.Reset();
                memory.Forget();
                screens.Clear();
                break;
            case Prefix + "expire-tokens" when isPost:
                tokens.ExpireAll();
                break;
            case Prefix + "faults" when isPost:
                return ChangeAsync(context);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task ChangeAsync(HttpContext context)
    {
        try
        {
            var change = await context.Request.ReadFromJsonAsync<FaultChange>(context.RequestAborted);
            change?.ApplyTo(faults);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(exception.Message, context.RequestAborted);
        }
    }
}
