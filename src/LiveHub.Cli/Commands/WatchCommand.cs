using System.CommandLine;
using LiveHub.Cli.Output;
using LiveHub.Client;
using LiveHub.Protocol;

namespace LiveHub.Cli.Commands;

/// <summary><c>livehub watch [--topics SLUGS] [--languages TAGS]</c></summary>
internal static class WatchCommand
{
    public static Command Build(CommandHost host)
    {
        var topics = new Option<string[]>("--topics", "-t") { Description = "Slugs, by commas or one by one; default: all.", HelpName = "SLUGS", AllowMultipleArgumentsPerToken = true };
        var languages = new Option<string[]>("--languages", "-l") { Description = "Language tags; default: all.", HelpName = "TAGS", AllowMultipleArgumentsPerToken = true };
        var command = new Command("watch", "Shows the live ticker until Ctrl+C. Lines when the output is redirected, one JSON document per line with --json.") { topics, languages };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var slugs = Split(parsed.GetValue(topics));
            var request = new FollowRequest { Topics = slugs.Length == 0 ? [FollowSet.AllTopics] : slugs, Languages = Split(parsed.GetValue(languages)) };
            var client = new LiveHubClient(new LiveHubClientOptions { Server = session.Server, Key = session.Key, Time = session.Terminal.Time });
            var changes = client.FollowAsync(request, cancellationToken);
            if (session.Terminal.CanRedraw && !session.Json)
            {
                await new TickerScreen(session.Terminal, client.Clock).ShowAsync(changes, cancellationToken);
                return ExitCodes.Ok;
            }
            await foreach (var change in changes)
            {
                if (session.Json)
                    session.WriteJson(WatchLine.Json(change, client.Clock.Now));
                else
                    await WriteAsync(session.Terminal, change, client.Clock);
            }
            return ExitCodes.Ok;
        });
        return command;
    }

    private static async Task WriteAsync(Terminal terminal, LiveChange change, ServerClock clock)
    {
        foreach (var line in WatchLine.Words(change, terminal.Time, clock.Now))
            await terminal.Out.WriteLineAsync(line);
        await terminal.Out.FlushAsync();
    }

    private static string[] Split(string[]? values) =>
        [.. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}
