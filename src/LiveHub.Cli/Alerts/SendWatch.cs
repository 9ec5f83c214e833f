using System.Text.Json.Nodes;
using LiveHub.Cli.Api;
using LiveHub.Cli.Commands;

namespace LiveHub.Cli.Alerts;

/// <summary>Shows how a send goes until it has ended: a bar that is redrawn on a screen, a line per change elsewhere.</summary>
internal static class SendWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a node may not have heard yet of what another one has just taken.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Watches all sends of an alert.</summary>
    /// <param name="path">Where they are told: below <c>api/v1/</c>.</param>
    /// <exception cref="ApiProblem">There is none.</exception>
    public static async Task<int> RunAsync(Session session, string path, CancellationToken cancellationToken)
    {
        var first = await session.Api.GetAsync("api/v1/" + path, cancellationToken);
        return await WatchAsync(session, path, first, revision: null, cancellationToken);
    }

    /// <summary>Watches a send that has just been asked for, and that the server may not tell of yet.</summary>
    /// <param name="revision">The send that is watched; null: all.</param>
    /// <param name="untold">What to do when it still does not after a while.</param>
    /// <remarks>The write has been done: nothing here may look as if it were to be repeated.</remarks>
    public static async Task<int> RunAfterWriteAsync(Session session, string path, string? revision, Func<int> untold, CancellationToken cancellationToken)
    {
        var start = session.Terminal.Time.GetTimestamp();
        try
        {
            while (true)
            {
                var answer = await TryGetAsync(session, path, cancellationToken);
                if (answer is not null && Wanted(answer.Body, revision).Count > 0)
                    return await WatchAsync(session, path, answer, revision, cancellationToken);
                if (session.Terminal.Time.GetElapsedTime(start) > Patience)
                    return untold();
                await Task.Delay(Pause, session.Terminal.Time, cancellationToken);
            }
        }
        catch (ServerUnreachableException)
        {
            return untold();
        }
    }

    private static async Task<int> WatchAsync(Session session, string path, ApiAnswer answer, string? revision, CancellationToken cancellationToken)
    {
        var shown = "";
        while (true)
        {
            var sends = Wanted(answer.Body, revision);
            if (sends.Count > 0 && sends.All(send => Resource.Text(send, "state") is "sent" or "stopped" or "failed"))
            {
                if (session.Terminal.CanRedraw && !session.Json && shown.Length > 0)
                    session.Terminal.Out.WriteLine();
                return session.Show(answer.Body, sends.SelectMany(SendLine.Full));
            }
            if (!session.Json && sends.Count > 0 && SendLine.Progress(sends[^1]) is var line && line != shown)
            {
                session.Terminal.Out.Write(session.Terminal.CanRedraw ? $"\r{line.PadRight(shown.Length)}" : line + Environment.NewLine);
                session.Terminal.Out.Flush();
                shown = line;
            }
            await Task.Delay(Pause, session.Terminal.Time, cancellationToken);
            // Another node may answer now, which has not heard of it yet.
            answer = await TryGetAsync(session, path, cancellationToken) ?? answer;
        }
    }

    /// <summary>Null when the server knows no such sends.</summary>
    private static async Task<ApiAnswer?> TryGetAsync(Session session, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Api.GetAsync("api/v1/" + path, cancellationToken);
        }
        catch (ApiProblem problem) when (problem.Status == 404)
        {
            return null;
        }
    }

    private static List<JsonNode?> Wanted(JsonObject body, string? revision) =>
        [.. (body["sends"] as JsonArray ?? []).Where(send => revision is null || Resource.Text(send, "revision") == revision)];
}
