using System.CommandLine;
using System.Text.Json.Nodes;

namespace LiveHub.Cli.Commands;

/// <summary><c>livehub retract ID --reason TEXT</c></summary>
internal static class RetractCommand
{
    public static Command Build(CommandHost host)
    {
        var id = new Argument<string>("id") { Description = "Id of the item." };
        var reason = new Option<string>("--reason") { Description = "Why, for readers.", Required = true };
        var revision = RevisionOption.Create();
        var command = new Command("retract", "Withdraws an item from every reader.") { id, reason, revision };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var path = $"items/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}/retraction";
            var body = new JsonObject { ["reason"] = parsed.GetRequiredValue(reason) };
            var answer = await session.Api.WriteAsync(HttpMethod.Post, path, body, parsed.GetValue(revision), cancellationToken);
            return session.Show(answer.Body, $"Retracted, now revision {Resource.Text(answer.Body, "revision")}", Resource.Words(answer.Body["headline"]));
        });
        return command;
    }
}
