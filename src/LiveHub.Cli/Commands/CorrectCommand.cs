using System.CommandLine;

namespace LiveHub.Cli.Commands;

/// <summary><c>livehub correct ID --reason TEXT --headline TEXT</c></summary>
internal static class CorrectCommand
{
    public static Command Build(CommandHost host)
    {
        var id = new Argument<string>("id") { Description = "Id of the item." };
        var reason = new Option<string>("--reason") { Description = "What was wrong, for readers.", Required = true };
        var headline = new Option<string?>("--headline") { Description = "The right headline." };
        var revision = RevisionOption.Create();
        var fields = new ItemFields();
        var command = new Command("correct", "Puts an item right and tells readers what was wrong.") { id, reason, headline, revision };
        fields.AddTo(command);
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var body = fields.Read(parsed, session.Terminal.Time);
            if (parsed.GetValue(headline) is { } words)
                body["headline"] = words;
            if (body.Count == 0)
                throw new UsageException("Say what is right now, for example with --headline.");
            body["reason"] = parsed.GetRequiredValue(reason);
            var path = $"items/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}/corrections";
            var answer = await session.Api.WriteAsync(HttpMethod.Post, path, body, parsed.GetValue(revision), cancellationToken);
            return session.Show(answer.Body, $"Corrected, now revision {Resource.Text(answer.Body, "revision")}", Resource.Words(answer.Body["headline"]));
        });
        return command;
    }
}
