using System.Text.Json.Nodes;
using LiveHub.Cli.Api;
using LiveHub.Cli.Commands;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.Alerts;

/// <summary>Follows a draft that is to go out: counts down with it, and cancels it when it is interrupted.</summary>
internal static class DraftWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>An interrupted command has this long to cancel.</summary>
    private static readonly TimeSpan CancelTime = TimeSpan.FromSeconds(10);

    /// <summary>Whether an answer is that of a draft that has not gone out yet.</summary>
    public static bool IsUnderWay(JsonObject answer) => Resource.Text(answer, "state") is "awaiting-approval" or "scheduled" or "countdown";

    /// <param name="draft">As it was answered.</param>
    /// <param name="out">What to do when it is out.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Session session, JsonObject draft, Func<Task<int>> @out, CancellationToken cancellationToken)
    {
        var id = Resource.Text(draft, "id");
        try
        {
            if (Resource.Text(draft, "state") == "countdown")
                session.Terminal.Error.WriteLine($"{id} goes out {In(session, draft)}. Ctrl+C stops it, and so does `livehub alert cancel {id}`.");
            while (Resource.Text(draft, "state") == "countdown")
            {
                await Task.Delay(Pause, session.Terminal.Time, cancellationToken);
                draft = (await session.Api.GetAsync("api/v1/drafts/" + Uri.EscapeDataString(id), cancellationToken)).Body;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await CancelAsync(session, id);
        }
        return Resource.Text(draft, "state") switch
        {
            "awaiting-approval" => Waiting(session, draft, $"{id} waits until somebody else agrees: `livehub alert approve {id}`."),
            "scheduled" => Waiting(session, draft, $"{id} goes out {Resource.When(draft["firesAt"], session.Terminal.Time)}. `livehub alert cancel {id}` stops it."),
            "cancelled" => Stopped(session, draft),
            "draft" => Stopped(session, draft),
            _ => await @out(),
        };
    }

    private static int Waiting(Session session, JsonObject draft, string line)
    {
        session.Show(draft, line);
        return ExitCodes.Waiting;
    }

    private static int Stopped(Session session, JsonObject draft)
    {
        var reason = Resource.Text(draft["cancelled"] ?? draft["rejected"], "reason");
        session.Show(draft, $"It did not go out{(reason.Length > 0 ? $": {reason}" : ".")}");
        return ExitCodes.Refused;
    }

    private static async Task<int> CancelAsync(Session session, string id)
    {
        using var limit = new CancellationTokenSource(CancelTime, session.Terminal.Time);
        try
        {
            await session.Api.WriteAsync(HttpMethod.Post, $"drafts/{Uri.EscapeDataString(id)}/cancel", [], revision: null, limit.Token);
            session.Terminal.Error.WriteLine("Cancelled; nothing was sent.");
        }
        catch (ApiProblem problem)
        {
            // It was out a moment before.
            foreach (var line in problem.Lines())
                session.Terminal.Error.WriteLine(SafeText.Clean(line));
            session.Terminal.Error.WriteLine($"`livehub alert recall {id}` takes it back.");
        }
        catch (Exception exception) when (exception is ServerUnreachableException or OperationCanceledException)
        {
            session.Terminal.Error.WriteLine($"The server did not say whether it was cancelled: `livehub alert cancel {id}`.");
        }
        return ExitCodes.Cancelled;
    }

    private static string In(Session session, JsonObject draft) =>
        $"in {Math.Max(0, Math.Ceiling((SendLine.Number(draft, "firesAt") - session.Terminal.Time.GetUtcNow().ToUnixTimeMilliseconds()) / 1000.0))} s";
}
