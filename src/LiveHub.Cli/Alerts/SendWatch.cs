using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;

namespace LiveHub.Cli.Alerts;

/// <summary>Shows how a send goes until it has ended: a bar that is redrawn on a screen, a line per change elsewhere.</summary>
internal static class SendWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <param name="path">Where the sends are told: below <c>api/v1/</c>.</param>
    /// <param name="revision">The send that is watched; null: all.</param>
    public static async Task<int> RunAsync(Session session, string path, string? revision, CancellationToken cancellationToken)
    {
        var shown = "";
        while (true)
        {
            var answer = await session.Api.GetAsync("api/v1/" + path, cancellationToken);
            var sends = (answer.Body["sends"] as JsonArray ?? []).Where(send => revision is null || Resource.Text(send, "revision") == revision).ToList();
            var isOver = sends.All(send => Resource.Text(send, "state") is "sent" or "stopped" or "failed");
            if (isOver)
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
        }
    }
}
