using System.Text.Json.Nodes;
using LiveHub.Cli.Api;

namespace LiveHub.Cli.Commands;

/// <summary>An alert that the server has taken but not yet put in the feed.</summary>
internal static class PendingAlert
{
    public const string State = "pending";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Looks again until the alert is in the feed or the session's wait is over; returns it as last seen.</summary>
    public static async Task<JsonObject> WaitAsync(Session session, JsonObject alert, CancellationToken cancellationToken)
    {
        var (time, start) = (session.Terminal.Time, session.Terminal.Time.GetTimestamp());
        while (Resource.Text(alert, "state") == State && time.GetElapsedTime(start) + Pause < session.Api.Wait)
        {
            await Task.Delay(Pause, time, cancellationToken);
            try
            {
                alert = (await session.Api.GetAsync("api/v1/alerts/" + Uri.EscapeDataString(alert["id"]?.ToString() ?? ""), cancellationToken)).Body;
            }
            catch (ApiProblem problem) when (problem.Status == 404)
            {
                // Not in the feed yet, and the server does not show what is only on the desk.
            }
        }
        return alert;
    }
}
