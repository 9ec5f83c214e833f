using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;

namespace LiveHub.Cli.Desk;

/// <summary><c>livehub media [withdraw|allow]</c>: pictures and recordings whose right is lost, or given back.</summary>
internal static class MediaCommand
{
    public static Command Build(CommandHost host) =>
        new("media", "Takes a picture or recording out of every item, or allows it again.") { Withdraw(host), Allow(host) };

    private static Argument<string> Url() => new("url") { Description = "Its address, as items have it." };

    private static Command Withdraw(CommandHost host)
    {
        var url = Url();
        var reason = new Option<string>("--reason") { Description = "Why, for the desk.", Required = true };
        var command = new Command("withdraw", "Takes it out of every item at once, and lets none have it again.") { url, reason };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var body = new JsonObject { ["url"] = parsed.GetRequiredValue(url), ["reason"] = parsed.GetRequiredValue(reason) };
            var answer = await session.Api.WriteAsync(HttpMethod.Post, "media/withdraw", body, revision: null, cancellationToken);
            return session.Show(answer.Body, $"Out of {Resource.Text(answer.Body, "withdrawn")} items, and of {(answer.Body["held"] as JsonArray)?.Count ?? 0} that wait.");
        });
        return command;
    }

    private static Command Allow(CommandHost host)
    {
        var url = Url();
        var command = new Command("allow", "Lets items have it again; those that lost it do not get it back by themselves.") { url };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var answer = await session.Api.WriteAsync(HttpMethod.Post, "media/allow", new JsonObject { ["url"] = parsed.GetRequiredValue(url) }, revision: null, cancellationToken);
            return session.Show(answer.Body, "Allowed.");
        });
        return command;
    }
}
