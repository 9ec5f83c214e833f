using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;

namespace LiveHub.Cli.Alerts;

/// <summary><c>livehub alert approve</c>, <c>reject</c>, <c>cancel</c>, <c>send-now</c>: what is done about an alert that is to go out.</summary>
internal static class DecisionCommands
{
    private static Argument<string> Id() => new("id") { Description = "Id of the alert." };

    public static IEnumerable<Command> Build(CommandHost host) => [Approve(host), Reject(host), Cancel(host), SendNow(host)];

    private static Command Approve(CommandHost host)
    {
        var id = Id();
        var code = new Option<string?>("--code") { Description = "The code that `livehub draft show` gave, where nobody can be asked: yes to this text for this audience and no other." };
        var command = new Command("approve", "Agrees to an alert of somebody else.") { id, code };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var draft = await FindAsync(session, parsed.GetRequiredValue(id), cancellationToken);
            foreach (var line in DraftLine.Full(draft, session.Terminal.Time))
                session.Terminal.Error.WriteLine(line);
            var shown = Resource.Text(draft, "code");
            var given = parsed.GetValue(code);
            if (given is null && !await session.ConfirmAsync("Agree that this goes out?", yes: false, cancellationToken))
            {
                session.Terminal.Error.WriteLine("Nothing was agreed to.");
                return ExitCodes.Cancelled;
            }
            var answer = await session.Api.WriteAsync(
                HttpMethod.Post, PathOf(draft, "approve"), new JsonObject { ["code"] = given ?? shown }, Resource.Text(draft, "revision"), cancellationToken);
            // Interrupting this command does not cancel it: that is the asker's, or a deliberate `alert cancel`.
            return session.Show(answer.Body, $"Agreed. {DraftLine.State(answer.Body, session.Terminal.Time)}");
        });
        return command;
    }

    private static Command Reject(CommandHost host)
    {
        var id = Id();
        var reason = new Option<string>("--reason") { Description = "Why, for its editor.", Required = true };
        var command = new Command("reject", "Says no to an alert of somebody else; it is a draft again.") { id, reason };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var draft = await FindAsync(session, parsed.GetRequiredValue(id), cancellationToken);
            var answer = await session.Api.WriteAsync(
                HttpMethod.Post, PathOf(draft, "reject"), new JsonObject { ["reason"] = parsed.GetRequiredValue(reason) }, Resource.Text(draft, "revision"), cancellationToken);
            return session.Show(answer.Body, "It is a draft again.");
        });
        return command;
    }

    private static Command Cancel(CommandHost host)
    {
        var id = Id();
        var reason = new Option<string?>("--reason") { Description = "Why, for the desk." };
        var command = new Command("cancel", "Stops an alert before it goes out. Asks nothing: whoever cancels is in a hurry.") { id, reason };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var body = new JsonObject();
            if (parsed.GetValue(reason) is { } why)
                body["reason"] = why;
            var answer = await session.Api.WriteAsync(
                HttpMethod.Post, $"drafts/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}/cancel", body, revision: null, cancellationToken);
            return session.Show(answer.Body, "Cancelled; nothing was sent.");
        });
        return command;
    }

    private static Command SendNow(CommandHost host)
    {
        var id = Id();
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var command = new Command("send-now", "Sends an alert without waiting for the rest of its countdown, or for its time.") { id, yes };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var draft = await FindAsync(session, parsed.GetRequiredValue(id), cancellationToken);
            foreach (var line in DraftLine.Full(draft, session.Terminal.Time))
                session.Terminal.Error.WriteLine(line);
            if (!await session.ConfirmAsync("Send it now?", parsed.GetValue(yes), cancellationToken))
            {
                session.Terminal.Error.WriteLine("Nothing was sent.");
                return ExitCodes.Cancelled;
            }
            var answer = await session.Api.WriteAsync(HttpMethod.Post, PathOf(draft, "send-now"), [], Resource.Text(draft, "revision"), cancellationToken);
            return session.Show(answer.Body, "It is out.");
        });
        return command;
    }

    private static async Task<JsonObject> FindAsync(Session session, string id, CancellationToken cancellationToken) =>
        (await session.Api.GetAsync("api/v1/drafts/" + Uri.EscapeDataString(id), cancellationToken)).Body;

    private static string PathOf(JsonObject draft, string act) => $"drafts/{Uri.EscapeDataString(Resource.Text(draft, "id"))}/{act}";
}
