using System.CommandLine;
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
        var fields = new ItemFields();
        var command = new Command("publish", "Posts a headline.") { headline, language, id };
        fields.AddTo(command);
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var words = string.Join(' ', parsed.GetRequiredValue(headline));
            var body = fields.Read(parsed, session.Terminal.Time);
            body["language"] = LanguageOption.Of(session, parsed.GetValue(language));
            body["headline"] = words == "-" ? (await session.Terminal.In.ReadToEndAsync(cancellationToken)).Trim() : words;
            if (parsed.GetValue(id) is { } chosen)
                body["id"] = chosen;
            var answer = await session.Api.WriteAsync(HttpMethod.Post, "items", body, revision: null, cancellationToken);
            return session.Show(answer.Body, $"Published {SafeText.Clean($"{answer.Body["id"]} at {answer.Body["position"]}")}", Resource.Words(answer.Body["headline"]));
        });
        return command;
    }
}
