using System.CommandLine;
using LiveHub.Cli.Desk;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.Commands;

/// <summary><c>livehub publish HEADLINE</c></summary>
internal static class PublishCommand
{
    public static Command Build(CommandHost host)
    {
        var headline = WordsArgument.Create("headline", "The words; `-` reads them from standard input.");
        var language = LanguageOption.Create();
        var id = new Option<string?>("--id") { Description = "Id of the item; made by the server when absent." };
        var at = new Option<DateTimeOffset?>("--at") { Description = "Publishes it then; nobody gets it before. Such as 2026-11-25T18:00+02:00; without a zone it is this machine's.", HelpName = "TIME" };
        var embargo = new Option<bool>("--embargo") { Description = "Holds it until `livehub schedule release`; nobody gets it before." };
        var fields = new ItemFields();
        var command = new Command("publish", "Posts a headline, at once or later.") { headline, language, id, at, embargo };
        fields.AddTo(command);
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var words = string.Join(' ', parsed.GetRequiredValue(headline));
            var body = fields.Read(parsed, session.Terminal.Time);
            body["language"] = LanguageOption.Of(session, parsed.GetValue(language));
            body["headline"] = words == "-" ? (await session.Terminal.In.ReadToEndAsync(cancellationToken)).Trim() : words;
            if (parsed.GetValue(id) is { } chosen)
                body["id"] = chosen;
            if (parsed.GetValue(at) is { } time)
                body["releaseAt"] = time.ToUnixTimeMilliseconds();
            if (parsed.GetValue(embargo))
                body["embargo"] = true;
            var answer = await session.Api.WriteAsync(HttpMethod.Post, "items", body, revision: null, cancellationToken);
            if (answer.Status == 202)
                return session.Show(answer.Body, "It waits.", ScheduleCommand.Line(answer.Body, session.Terminal.Time));
            return session.Show(answer.Body, $"Published {SafeText.Clean($"{answer.Body["id"]} at {answer.Body["position"]}")}", Resource.Words(answer.Body["headline"]));
        });
        return command;
    }
}
