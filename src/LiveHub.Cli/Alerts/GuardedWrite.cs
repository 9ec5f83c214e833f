using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Api;
using LiveHub.Cli.Commands;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.Alerts;

/// <summary>Asks for an alert to go out, and for the words that the server wants typed first.</summary>
internal static class GuardedWrite
{
    public static Option<string[]> Typed() => new("--typed")
    {
        Description = "Words that the server asks for, where nobody can be asked: duplicate, audience, budget or link with them.",
        HelpName = "KIND=WORDS",
    };

    public static Option<string?> BreakGlass() => new("--break-glass") { Description = "Send it without the others who would have to agree, and say why. Every console is told.", HelpName = "REASON" };

    public static Option<int?> Undo() => new("--undo") { Description = "Seconds in which it can be cancelled, 0 to 30; default: as the server is set.", HelpName = "SECONDS" };

    /// <summary>Puts what was given on the command line into the body.</summary>
    public static void Add(JsonObject body, string[]? typed, string? breakGlass, int? undo)
    {
        foreach (var words in typed ?? [])
        {
            var parts = words.Split('=', 2);
            if (parts.Length < 2)
                throw new UsageException("--typed needs KIND=WORDS, such as duplicate=\"send again\".");
            TypedOf(body)[parts[0]] = parts[1];
        }
        if (breakGlass is not null)
            body["breakGlass"] = new JsonObject { ["reason"] = breakGlass };
        if (undo is not null)
            body["undo"] = undo;
    }

    /// <summary>Sends it; on a terminal the words that the server asks for are typed and sent with it.</summary>
    /// <returns>Null when they were not typed: nothing goes out.</returns>
    public static async Task<ApiAnswer?> SendAsync(Session session, string path, JsonObject body, string? revision, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Api.WriteAsync(HttpMethod.Post, path, body, revision, cancellationToken);
        }
        catch (ApiProblem problem) when (problem.Code == "confirmation-needed" && session.Terminal.CanAsk)
        {
            foreach (var needed in problem.Body["needed"] as JsonArray ?? [])
            {
                var words = Resource.Text(needed, "type");
                session.Terminal.Error.WriteLine(SafeText.Clean(Resource.Text(needed, "reason")));
                await session.Terminal.Error.WriteAsync($"Type “{words}” to go on: ");
                var typed = (await session.Terminal.In.ReadLineAsync(cancellationToken))?.Trim();
                if (string.IsNullOrEmpty(typed))
                    return null;
                TypedOf(body)[Resource.Text(needed, "kind")] = typed;
            }
            return await session.Api.WriteAsync(HttpMethod.Post, path, body, revision, cancellationToken);
        }
    }

    private static JsonObject TypedOf(JsonObject body)
    {
        if (body["typed"] is not JsonObject typed)
            body["typed"] = typed = [];
        return typed;
    }
}
