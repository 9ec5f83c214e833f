using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Alerts;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.Commands;

/// <summary><c>livehub breaking TEXT... [--language TAG ...]</c>, <c>breaking update</c>, <c>breaking clear</c>.</summary>
internal static class BreakingCommand
{
    private static Option<bool> Yes() => new("--yes", "-y") { Description = "Do not ask." };

    private static Option<string[]> Languages() => new("--language", "-l") { Description = "Language of each text, in their order (LIVEHUB_LANGUAGE for a single one).", HelpName = "TAG" };

    public static Command Build(CommandHost host)
    {
        var texts = WordsArgument.Create("text", "One text per language, each in quotes.");
        var (languages, yes) = (Languages(), Yes());
        var topics = new Option<string[]>("--topic", "-t") { Description = "Only for these topics; default: everybody." };
        var minutes = new Option<double?>("--minutes") { Description = "How long it stays (server default: 20)." };
        var url = new Option<string?>("--url") { Description = "Address of more." };
        var item = new Option<string?>("--item") { Description = "Id of the item it belongs to." };
        var (typed, glass, undo) = (GuardedWrite.Typed(), GuardedWrite.BreakGlass(), GuardedWrite.Undo());
        var command = new Command("breaking", "Raises a breaking alert on every reader's screen.") { texts, languages, topics, minutes, url, item, typed, glass, undo, yes, Update(host), Clear(host) };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var body = new JsonObject
            {
                ["texts"] = TextsOf(session, parsed.GetRequiredValue(texts), parsed.GetValue(languages) ?? []),
                ["topics"] = ItemFields.ListOf(parsed.GetValue(topics) ?? []),
            };
            if (parsed.GetValue(minutes) is { } stay)
                body["expiresAt"] = session.Terminal.Time.GetUtcNow().AddMinutes(stay).ToUnixTimeMilliseconds();
            if (parsed.GetValue(url) is { } more)
                body["url"] = more;
            if (parsed.GetValue(item) is { } id)
                body["item"] = id;
            GuardedWrite.Add(body, parsed.GetValue(typed), parsed.GetValue(glass), parsed.GetValue(undo));
            return await SendAsync(session, HttpMethod.Post, "alerts", body, null, "Break this to every reader?", parsed.GetValue(yes), cancellationToken);
        });
        return command;
    }

    private static Command Update(CommandHost host)
    {
        var id = new Argument<string?>("id") { Description = "Id of the alert; may be left out when only one is active.", Arity = ArgumentArity.ZeroOrOne };
        var texts = new Option<string[]>("--text") { Description = "New text; one per language." };
        var (languages, yes, revision) = (Languages(), Yes(), RevisionOption.Create());
        var correction = new Option<string?>("--correction") { Description = "What was wrong, for readers (in the first language)." };
        var minutes = new Option<double?>("--minutes") { Description = "How long it stays from now." };
        var command = new Command("update", "Changes an alert.") { id, texts, languages, correction, minutes, revision, yes };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var body = new JsonObject();
            if (parsed.GetValue(texts) is { Length: > 0 } words)
                body["texts"] = TextsOf(session, words, parsed.GetValue(languages) ?? []);
            if (parsed.GetValue(correction) is { } wrong)
                body["correction"] = new JsonObject { ["value"] = wrong, ["lang"] = LanguageOption.Of(session, parsed.GetValue(languages)?.FirstOrDefault()) };
            if (parsed.GetValue(minutes) is { } stay)
                body["expiresAt"] = session.Terminal.Time.GetUtcNow().AddMinutes(stay).ToUnixTimeMilliseconds();
            if (body.Count == 0)
                throw new UsageException("Say what changes: --text, --correction or --minutes.");
            var path = "alerts/" + await IdAsync(session, parsed.GetValue(id), cancellationToken);
            return await SendAsync(session, HttpMethod.Patch, path, body, parsed.GetValue(revision), "Change it for every reader?", parsed.GetValue(yes), cancellationToken);
        });
        return command;
    }

    private static Command Clear(CommandHost host)
    {
        var id = new Argument<string?>("id") { Description = "Id of the alert; may be left out when only one is active.", Arity = ArgumentArity.ZeroOrOne };
        var withdrawn = new Option<bool>("--withdrawn") { Description = "It should not have gone out: readers are told so." };
        var reason = new Option<string?>("--reason") { Description = "Why, for readers." };
        var (language, yes, revision) = (LanguageOption.Create(), Yes(), RevisionOption.Create());
        var command = new Command("clear", "Ends an alert.") { id, withdrawn, reason, language, revision, yes };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var body = new JsonObject { ["withdrawn"] = parsed.GetValue(withdrawn) };
            if (parsed.GetValue(reason) is { } why)
                body["reason"] = new JsonObject { ["value"] = why, ["lang"] = LanguageOption.Of(session, parsed.GetValue(language)) };
            var path = $"alerts/{await IdAsync(session, parsed.GetValue(id), cancellationToken)}/clear";
            return await SendAsync(session, HttpMethod.Post, path, body, parsed.GetValue(revision), "Take it off every reader's screen?", parsed.GetValue(yes), cancellationToken);
        });
        return command;
    }

    private static async Task<int> SendAsync(
        Session session, HttpMethod method, string path, JsonObject body, string? revision, string question, bool yes, CancellationToken cancellationToken)
    {
        foreach (var text in body["texts"] as JsonArray ?? [])
            session.Terminal.Error.WriteLine($"  {Resource.Text(text, "lang")}: {SafeText.Clean(Resource.Text(text, "value"))}");
        if (!await session.ConfirmAsync(question, yes, cancellationToken))
        {
            session.Terminal.Error.WriteLine("Nothing was sent.");
            return ExitCodes.Cancelled;
        }
        var written = method == HttpMethod.Post && revision is null
            ? await GuardedWrite.SendAsync(session, path, body, revision, cancellationToken)
            : await session.Api.WriteAsync(method, path, body, revision, cancellationToken);
        if (written is not { } answer)
        {
            session.Terminal.Error.WriteLine("Nothing was sent.");
            return ExitCodes.Cancelled;
        }
        if (DraftWatch.IsUnderWay(answer.Body))
            return await DraftWatch.RunAsync(session, answer.Body, () => ShowFiredAsync(session, Resource.Text(answer.Body, "id"), cancellationToken), cancellationToken);
        var alert = answer.Status == 202 ? await PendingAlert.WaitAsync(session, answer.Body, cancellationToken) : answer.Body;
        var head = Resource.Text(alert, "state") == PendingAlert.State ? "Accepted; the server will put it in the feed as soon as it can." : "Done.";
        return session.Show(alert, head, Resource.Alert(alert, session.Terminal.Time));
    }

    private static async Task<int> ShowFiredAsync(Session session, string id, CancellationToken cancellationToken)
    {
        var alert = (await session.Api.GetAsync("api/v1/alerts/" + Uri.EscapeDataString(id), cancellationToken)).Body;
        if (Resource.Text(alert, "state") == PendingAlert.State)
            alert = await PendingAlert.WaitAsync(session, alert, cancellationToken);
        return session.Show(alert, "Done.", Resource.Alert(alert, session.Terminal.Time));
    }

    public static JsonArray TextsOf(Session session, string[] texts, string[] languages)
    {
        if (languages.Length <= 1)
            return [Text(string.Join(' ', texts), LanguageOption.Of(session, languages.FirstOrDefault()))];
        return texts.Length == languages.Length
            ? [.. texts.Zip(languages, Text)]
            : throw new UsageException($"{texts.Length} texts and {languages.Length} languages: give one --language per text, each text in quotes.");

        static JsonObject Text(string value, string language) => new() { ["value"] = value, ["lang"] = language };
    }

    private static async Task<string> IdAsync(Session session, string? given, CancellationToken cancellationToken)
    {
        if (given is not null)
            return Uri.EscapeDataString(given);
        var answer = await session.Api.GetAsync("api/v1/alerts", cancellationToken);
        var active = answer.Body["alerts"] as JsonArray ?? [];
        return active.Count == 1
            ? Uri.EscapeDataString(active[0]?["id"]?.ToString() ?? "")
            : throw new UsageException(active.Count == 0 ? "No alert is active." : "Several alerts are active, say which: " + string.Join(", ", active.Select(alert => Resource.Text(alert, "id"))));
    }
}
