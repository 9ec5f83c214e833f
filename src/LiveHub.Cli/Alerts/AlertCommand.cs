using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;

namespace LiveHub.Cli.Alerts;

/// <summary><c>livehub alert</c>: alerts that also go to phones, from the draft to the correction.</summary>
internal static class AlertCommand
{
    private static readonly Argument<string> File = new("file") { Description = "A draft made by `livehub alert draft`." };
    private static readonly Argument<string> Id = new("id") { Description = "Id of the alert." };

    public static Command Build(CommandHost host)
    {
        var command = new Command("alert", "Alerts on phones and on the web: draft, estimate, test, fire, approve, reject, cancel, send-now, stop, correct, recall, progress.")
        {
            Draft(host), Estimate(host), Test(host), Fire(host), Stop(host), Correct(host), Recall(host), Progress(host),
        };
        foreach (var decision in DecisionCommands.Build(host))
            command.Add(decision);
        return command;
    }

    private static Command Draft(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "The draft to write; must not exist." };
        var texts = WordsArgument.Create("text", "One text per language, each in quotes.");
        var languages = new Option<string[]>("--language", "-l") { Description = "Language of each text, in their order.", HelpName = "TAG" };
        var topics = new Option<string[]>("--topic", "-t") { Description = "Only for those who follow one of these; default: everybody." };
        var item = new Option<string?>("--item") { Description = "Id of the item it is about." };
        var url = new Option<string?>("--url") { Description = "What a tap opens." };
        var importance = new Option<string?>("--importance") { Description = "breaking, major or minor." };
        var replace = new Option<bool>("--replace") { Description = "Take the place of an earlier alert about the same item; default: stand beside it." };
        var sources = new Option<string[]>("--source") { Description = "Where it comes from; what is breaking needs one, or --developing." };
        var developing = new Option<bool>("--developing") { Description = "It is still being confirmed." };
        var command = new Command("draft", "Writes a draft to a file, to be looked at, tested and fired later.")
        {
            file, texts, languages, topics, item, url, importance, replace, sources, developing,
        };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var push = new JsonObject { ["collapse"] = parsed.GetValue(replace) ? "replace" : "stack" };
            var draft = new JsonObject { ["texts"] = BreakingCommand.TextsOf(session, parsed.GetRequiredValue(texts), parsed.GetValue(languages) ?? []) };
            draft["topics"] = ItemFields.ListOf(parsed.GetValue(topics) ?? []);
            if (parsed.GetValue(importance) is { } weight)
                draft["importance"] = weight;
            if (parsed.GetValue(sources) is { Length: > 0 } names)
                draft["sources"] = new JsonArray([.. names.Select(name => new JsonObject { ["name"] = name })]);
            if (parsed.GetValue(developing))
                draft["developing"] = true;
            if (parsed.GetValue(item) is { } about)
                draft["item"] = about;
            if (parsed.GetValue(url) is { } more)
                draft["url"] = more;
            draft["push"] = push;
            var path = parsed.GetRequiredValue(file);
            await AlertDraft.WriteAsync(path, draft, cancellationToken);
            return session.Show(draft, $"Written. `livehub alert estimate {path}` says who would get it, `livehub alert test {path}` shows it on the test phones.");
        });
        return command;
    }

    private static Command Estimate(CommandHost host)
    {
        var command = new Command("estimate", "Says what phones would show and how many they are. Sends nothing.") { File };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var estimate = await AlertConfirmation.AskAsync(session, await AlertDraft.ReadAsync(parsed.GetRequiredValue(File), cancellationToken), cancellationToken);
            return session.Show(estimate, [.. SendLine.Estimate(estimate), $"  code {Resource.Text(estimate, "code")}:{SendLine.Number(estimate, "devices")}"]);
        });
        return command;
    }

    private static Command Test(CommandHost host)
    {
        var command = new Command("test", "Sends the draft to the phones of the test list, marked as a test. It can reach nobody else.") { File };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var draft = await AlertDraft.ReadAsync(parsed.GetRequiredValue(File), cancellationToken);
            var answer = await session.Api.WriteAsync(HttpMethod.Post, "test-alerts", draft, null, cancellationToken);
            var id = Resource.Text(answer.Body, "id");
            return await SendWatch.RunAfterWriteAsync(
                session, "test-alerts/" + Uri.EscapeDataString(id), revision: null,
                () => session.Show(answer.Body, $"It is sent as {id}; the server does not say yet how that goes."), cancellationToken);
        });
        return command;
    }

    private static Command Fire(CommandHost host)
    {
        var code = new Option<string?>("--confirm") { Description = "The code that `estimate` gave, where nobody can be asked: this text to this audience and no other, and to about so many.", HelpName = "CODE:DEVICES" };
        var (typed, glass, undo) = (GuardedWrite.Typed(), GuardedWrite.BreakGlass(), GuardedWrite.Undo());
        var at = new Option<DateTimeOffset?>("--at") { Description = "When it goes out, such as 2026-11-25T18:00+02:00; default: at once.", HelpName = "TIME" };
        var command = new Command("fire", "Sends the draft: to the web and to every phone of its audience, after the time in which it can be cancelled.") { File, code, at, typed, glass, undo };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var draft = await AlertDraft.ReadAsync(parsed.GetRequiredValue(File), cancellationToken);
            var estimate = await AlertConfirmation.AskAsync(session, draft, cancellationToken);
            foreach (var line in SendLine.Estimate(estimate))
                session.Terminal.Error.WriteLine(line);
            if (await AlertConfirmation.ConfirmAsync(session, estimate, parsed.GetValue(code), cancellationToken) is not { } devices)
            {
                session.Terminal.Error.WriteLine("Nothing was sent.");
                return ExitCodes.Cancelled;
            }
            draft["push"]!["confirm"] = new JsonObject { ["devices"] = devices, ["code"] = Resource.Text(estimate, "code") };
            if (parsed.GetValue(at) is { } time)
                draft["startsAt"] = time.ToUnixTimeMilliseconds();
            GuardedWrite.Add(draft, parsed.GetValue(typed), parsed.GetValue(glass), parsed.GetValue(undo));
            if (await GuardedWrite.SendAsync(session, "alerts", draft, revision: null, cancellationToken) is not { } answer)
            {
                session.Terminal.Error.WriteLine("Nothing was sent.");
                return ExitCodes.Cancelled;
            }
            var id = Resource.Text(answer.Body, "id");
            return DraftWatch.IsUnderWay(answer.Body)
                ? await DraftWatch.RunAsync(session, answer.Body, () => FiredAsync(session, id, answer.Body, cancellationToken), cancellationToken)
                : await FiredAsync(session, id, answer.Body, cancellationToken);
        });
        return command;
    }

    private static Task<int> FiredAsync(Session session, string id, JsonObject answer, CancellationToken cancellationToken)
    {
        session.Terminal.Error.WriteLine($"Fired: {id}. `livehub alert stop {id}` stops it.");
        return SendWatch.RunAfterWriteAsync(session, PathOf(id), "1", () => session.Show(answer, "It is fired. " + NotTold(id)), cancellationToken);
    }

    private static Command Stop(CommandHost host)
    {
        var reason = new Option<string?>("--reason") { Description = "Why, for the desk." };
        var command = new Command("stop", "Stops sending at once and says who was reached. Asks nothing: whoever stops is in a hurry.") { Id, reason };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var body = new JsonObject();
            if (parsed.GetValue(reason) is { } why)
                body["reason"] = why;
            var id = parsed.GetRequiredValue(Id);
            var answer = await session.Api.WriteAsync(HttpMethod.Post, $"alerts/{Uri.EscapeDataString(id)}/stop", body, null, cancellationToken);
            return await SendWatch.RunAfterWriteAsync(
                session, PathOf(id), revision: null, () => session.Show(answer.Body, "It is stopped. " + NotTold(id)), cancellationToken);
        });
        return command;
    }

    private static Command Correct(CommandHost host)
    {
        var texts = new Option<string[]>("--text") { Description = "What is right; one per language.", Required = true };
        var languages = new Option<string[]>("--language", "-l") { Description = "Language of each text, in their order.", HelpName = "TAG" };
        var correction = new Option<string?>("--correction") { Description = "What was wrong, for readers (in the first language)." };
        var silent = new Option<bool>("--silent") { Description = "Replace it on phones without a sound and without a mark; default: shown as a correction." };
        var revision = RevisionOption.Create();
        var command = new Command("correct", "Puts an alert right, on the web and on every phone that it reached. What is still being sent stops.") { Id, texts, languages, correction, silent, revision };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var body = new JsonObject
            {
                ["texts"] = BreakingCommand.TextsOf(session, parsed.GetRequiredValue(texts), parsed.GetValue(languages) ?? []),
                ["silent"] = parsed.GetValue(silent),
            };
            if (parsed.GetValue(correction) is { } wrong)
                body["correction"] = new JsonObject { ["value"] = wrong, ["lang"] = LanguageOption.Of(session, parsed.GetValue(languages)?.FirstOrDefault()) };
            return await AmendAsync(session, parsed.GetRequiredValue(Id), "correct", "corrected", body, parsed.GetValue(revision), cancellationToken);
        });
        return command;
    }

    private static Command Recall(CommandHost host)
    {
        var reason = new Option<string?>("--reason") { Description = "Why, for readers." };
        var (language, revision) = (LanguageOption.Create(), RevisionOption.Create());
        var command = new Command("recall", "Takes an alert back: off the web, and off the phones that it reached as far as they let that happen.") { Id, reason, language, revision };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var body = new JsonObject();
            if (parsed.GetValue(reason) is { } why)
                body["reason"] = new JsonObject { ["value"] = why, ["lang"] = LanguageOption.Of(session, parsed.GetValue(language)) };
            return await AmendAsync(session, parsed.GetRequiredValue(Id), "recall", "taken back", body, parsed.GetValue(revision), cancellationToken);
        });
        return command;
    }

    private static Command Progress(CommandHost host)
    {
        var command = new Command("progress", "Shows how an alert's way to phones goes, until it has ended.") { Id };
        host.Run(command, (session, parsed, cancellationToken) => SendWatch.RunAsync(session, PathOf(parsed.GetRequiredValue(Id)), cancellationToken));
        return command;
    }

    /// <param name="done">The word for it.</param>
    private static async Task<int> AmendAsync(
        Session session, string id, string what, string done, JsonObject body, string? revision, CancellationToken cancellationToken)
    {
        var answer = await session.Api.WriteAsync(HttpMethod.Post, $"alerts/{Uri.EscapeDataString(id)}/{what}", body, revision, cancellationToken);
        if (answer.Body["phones"] is JsonValue phones && !phones.GetValue<bool>())
            return session.Show(answer.Body, $"No phone has it; {done} on the web.");
        return await SendWatch.RunAfterWriteAsync(
            session, PathOf(id), Resource.Text(answer.Body, "revision"), () => session.Show(answer.Body, $"It is {done} on the web. {NotTold(id)}"), cancellationToken);
    }

    private static string PathOf(string id) => $"alerts/{Uri.EscapeDataString(id)}/push";

    private static string NotTold(string id) => $"The server does not say yet how its way to phones goes; `livehub alert progress {id}` shows it.";
}
