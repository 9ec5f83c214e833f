using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Import;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.Commands;

/// <summary><c>livehub import FILE|-</c></summary>
internal static class ImportCommand
{
    public static Command Build(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "RSS 0.9x, 1.0, 2.0, Atom, a JSON array or JSON lines; `-` reads standard input." };
        var topics = new Option<string[]>("--topic", "-t") { Description = "Topic of the items; may be given several times." };
        var language = LanguageOption.Create();
        var limit = new Option<int?>("--limit") { Description = "Only the newest so many." };
        var command = new Command("import", "Posts the items of a file, oldest first. Importing it again doubles nothing.") { file, topics, language, limit };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var defaults = new ImportDefaults(parsed.GetValue(topics) ?? [], parsed.GetValue(language), parsed.GetValue(limit));
            var batch = await ReadAsync(session, parsed.GetRequiredValue(file), defaults, cancellationToken);
            foreach (var note in batch.Notes)
                await session.Terminal.Error.WriteLineAsync("Note: " + SafeText.Clean(note));
            var outcomes = new List<ImportOutcome>();
            await foreach (var outcome in new Importer(session.Api).PublishAsync(batch.Entries, cancellationToken))
            {
                outcomes.Add(outcome);
                if (outcome.Reason is not null && !session.Json)
                    await session.Terminal.Error.WriteLineAsync(SafeText.Clean($"Refused '{outcome.Entry.Label}': {outcome.Reason}"));
            }
            return Summarise(session, outcomes);
        });
        return command;
    }

    private static async Task<ImportBatch> ReadAsync(Session session, string file, ImportDefaults defaults, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = file == "-" ? session.Terminal.OpenInput() : File.OpenRead(file);
            return ImportFile.Read(await ImportFile.LoadAsync(stream, cancellationToken), defaults, session.Terminal.Time.GetUtcNow());
        }
        catch (Exception exception) when (exception is UnreadableFileException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: {exception.Message}");
        }
    }

    private static int Summarise(Session session, List<ImportOutcome> outcomes)
    {
        int published = Count(ImportOutcome.Published), there = Count(ImportOutcome.AlreadyThere), refused = Count(ImportOutcome.Refused);
        var document = new JsonObject
        {
            ["published"] = published,
            ["alreadyThere"] = there,
            ["refused"] = refused,
            ["items"] = new JsonArray([.. outcomes.Select(outcome => outcome.ToJson())]),
        };
        session.Show(document, $"{published} published, {there} already there, {refused} refused");
        return refused == 0 ? ExitCodes.Ok : ExitCodes.Refused;

        int Count(string status) => outcomes.Count(outcome => outcome.Status == status);
    }
}
