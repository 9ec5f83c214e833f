using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;

namespace LiveHub.Cli.Alerts;

/// <summary><c>livehub draft</c>: alerts on the desk before they go out.</summary>
internal static class DraftCommand
{
    private static Argument<string> Id() => new("id") { Description = "Id of the draft." };

    private static Argument<string> File() => new("file") { Description = "A draft made by `livehub alert draft`." };

    public static Command Build(CommandHost host)
    {
        var command = new Command("draft", "Alerts on the desk: list, show, save, check, submit, discard. Without more: those that are open.")
        {
            List(host), Show(host), Save(host), Check(host), Submit(host), Discard(host),
        };
        host.Run(command, (session, _, cancellationToken) => ListAsync(session, cancellationToken));
        return command;
    }

    private static Command List(CommandHost host)
    {
        var command = new Command("list", "Drafts, and what waits, counts down or was closed in the last day.");
        host.Run(command, (session, _, cancellationToken) => ListAsync(session, cancellationToken));
        return command;
    }

    private static async Task<int> ListAsync(Session session, CancellationToken cancellationToken)
    {
        var answer = await session.Api.GetAsync("api/v1/drafts", cancellationToken);
        return session.Show(answer.Body, (answer.Body["drafts"] as JsonArray ?? []).Select(draft => DraftLine.Short(draft, session.Terminal.Time)));
    }

    private static Command Show(CommandHost host)
    {
        var id = Id();
        var command = new Command("show", "All that is known of a draft.") { id };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var answer = await session.Api.GetAsync(PathOf(parsed.GetRequiredValue(id), ""), cancellationToken);
            return session.Show(answer.Body, DraftLine.Full(answer.Body, session.Terminal.Time));
        });
        return command;
    }

    private static Command Save(CommandHost host)
    {
        var file = File();
        var id = new Option<string?>("--id") { Description = "The draft that it replaces; default: a new one." };
        var revision = RevisionOption.Create();
        var command = new Command("save", "Puts a file on the desk, where others see it.") { file, id, revision };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var draft = await AlertDraft.ReadAsync(parsed.GetRequiredValue(file), cancellationToken);
            var answer = parsed.GetValue(id) is { } known
                ? await session.Api.WriteAsync(HttpMethod.Put, $"drafts/{Uri.EscapeDataString(known)}", draft, parsed.GetValue(revision) ?? "*", cancellationToken)
                : await session.Api.WriteAsync(HttpMethod.Post, "drafts", draft, revision: null, cancellationToken);
            return session.Show(answer.Body, DraftLine.Full(answer.Body, session.Terminal.Time));
        });
        return command;
    }

    private static Command Check(CommandHost host)
    {
        var file = File();
        var command = new Command("check", "Says what would come of a file if it were to go out now. Stores nothing.") { file };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var draft = await AlertDraft.ReadAsync(parsed.GetRequiredValue(file), cancellationToken);
            var answer = await session.Api.WriteAsync(HttpMethod.Post, "drafts/check", draft, revision: null, cancellationToken);
            return session.Show(answer.Body, CheckLines(answer.Body));
        });
        return command;
    }

    private static Command Submit(CommandHost host)
    {
        var id = Id();
        var (typed, glass, undo) = (GuardedWrite.Typed(), GuardedWrite.BreakGlass(), GuardedWrite.Undo());
        var code = new Option<string?>("--confirm") { Description = "The code of the draft and the number of its devices, where nobody can be asked.", HelpName = "CODE:DEVICES" };
        var command = new Command("submit", "Asks for a draft to go out.") { id, code, typed, glass, undo };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var draft = (await session.Api.GetAsync(PathOf(parsed.GetRequiredValue(id), ""), cancellationToken)).Body;
            var (name, revision) = (Resource.Text(draft, "id"), Resource.Text(draft, "revision"));
            foreach (var line in DraftLine.Full(draft, session.Terminal.Time))
                session.Terminal.Error.WriteLine(line);
            var body = new JsonObject();
            if (draft["push"] is JsonObject)
            {
                var asked = await AlertConfirmation.AskAsync(session, AlertConfirmation.ContentOf(draft), cancellationToken);
                if (await AlertConfirmation.ConfirmAsync(session, asked, parsed.GetValue(code), cancellationToken) is not { } devices)
                    return NothingSent(session);
                body["confirm"] = new JsonObject { ["devices"] = devices, ["code"] = Resource.Text(draft, "code") };
            }
            else if (parsed.GetValue(code) is not { } given ? !await session.ConfirmAsync("Let it go out?", yes: false, cancellationToken) : given.Split(':')[0] != Resource.Text(draft, "code"))
            {
                return NothingSent(session);
            }
            GuardedWrite.Add(body, parsed.GetValue(typed), parsed.GetValue(glass), parsed.GetValue(undo));
            if (await GuardedWrite.SendAsync(session, $"drafts/{Uri.EscapeDataString(name)}/submit", body, revision, cancellationToken) is not { } answer)
                return NothingSent(session);
            return await DraftWatch.RunAsync(session, answer.Body, async () => await ShowAsync(session, name, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static Command Discard(CommandHost host)
    {
        var id = Id();
        var command = new Command("discard", "Throws a draft away.") { id };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var answer = await session.Api.WriteAsync(HttpMethod.Delete, $"drafts/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}", body: null, revision: null, cancellationToken);
            return session.Show(answer.Body, "Thrown away.");
        });
        return command;
    }

    private static async Task<int> ShowAsync(Session session, string id, CancellationToken cancellationToken)
    {
        var answer = await session.Api.GetAsync(PathOf(id, ""), cancellationToken);
        return session.Show(answer.Body, DraftLine.Short(answer.Body, session.Terminal.Time));
    }

    private static IEnumerable<string> CheckLines(JsonObject check)
    {
        yield return $"It would be: {Resource.Text(check, "state")}, {Resource.Text(check["approvals"], "needed")} have to agree; {Resource.Text(check["readers"], "connected")} readers.";
        foreach (var error in check["errors"] as JsonArray ?? [])
            yield return $"  {Resource.Text(error, "field")}: {Resource.Text(error, "message")}";
        foreach (var needed in check["needed"] as JsonArray ?? [])
            yield return $"  {Resource.Text(needed, "reason")} Type “{Resource.Text(needed, "type")}”.";
        if (check["estimate"] is JsonObject estimate)
        {
            foreach (var line in SendLine.Estimate(estimate))
                yield return line;
        }
    }

    private static int NothingSent(Session session)
    {
        session.Terminal.Error.WriteLine("Nothing was sent.");
        return ExitCodes.Cancelled;
    }

    private static string PathOf(string id, string act) => $"api/v1/drafts/{Uri.EscapeDataString(id)}{act}";
}
