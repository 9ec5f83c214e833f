using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using LiveHub.Cli.Devices;

namespace LiveHub.Cli.Audit;

/// <summary><c>livehub audit [export|verify]</c></summary>
internal static class AuditCommand
{
    private static readonly Argument<string> File = new("file") { Description = "JSON lines." };

    public static Command Build(CommandHost host) => new("audit", "Writes down who did what on the desk, and proves later that nobody changed it.") { Export(host), Verify(host) };

    private static Command Export(CommandHost host)
    {
        var after = new Option<long>("--after") { Description = "Only what came after this offset." };
        var command = new Command("export", "Writes every act on the desk to a file (needs an admin key).") { File, after };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var file = parsed.GetRequiredValue(File);
            if (System.IO.File.Exists(file))
                throw new UsageException($"{file} is there already.");
            var path = "api/v1/desk/entries" + (parsed.GetValue(after) is > 0 and var offset ? string.Create(CultureInfo.InvariantCulture, $"?after={offset}") : "");
            try
            {
                // Complete or not there, as every export.
                var part = file + ".part";
                await using (var stream = DeviceLines.Create(part))
                    await session.Api.CopyAsync(path, stream, _ => { }, cancellationToken);
                System.IO.File.Move(part, file, overwrite: false);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"{file}: {exception.Message}");
            }
            return await TellAsync(session, file, older: null, cancellationToken);
        });
        return command;
    }

    private static Command Verify(CommandHost host)
    {
        var older = new Option<string?>("--against") { Description = "An export of before: what it holds must be the same here." };
        var command = new Command("verify", "Computes every hash of an export again; exit code 1 when something was changed. Asks no server.") { File, older };
        host.Run(command, (session, parsed, cancellationToken) => TellAsync(session, parsed.GetRequiredValue(File), parsed.GetValue(older), cancellationToken));
        return command;
    }

    private static async Task<int> TellAsync(Session session, string file, string? older, CancellationToken cancellationToken)
    {
        var (report, fault) = await ReadAsync(file, cancellationToken);
        if (fault is null && older is not null)
        {
            (var before, fault) = await ReadAsync(older, cancellationToken);
            fault = fault is null ? report.FindDifference(before) : $"{older}, {fault}";
        }
        if (fault is not null)
        {
            session.Show(new JsonObject { ["ok"] = false, ["fault"] = fault });
            await session.Terminal.Error.WriteLineAsync(Output.SafeText.Clean($"{file}: {fault}"));
            return ExitCodes.Refused;
        }
        return session.Show(
            new JsonObject { ["ok"] = true, ["entries"] = report.Entries, ["withheld"] = report.Withheld, ["last"] = report.Last, ["link"] = report.Link, ["chain"] = report.Chain },
            string.Create(CultureInfo.InvariantCulture, $"{report.Entries} entries up to offset {report.Last}, nothing changed ({report.Withheld} key entries are linked by what the server says)."),
            $"Last link {report.Link}, last hash {report.Chain}. Note the hash where nobody who could change the file can change it, too.");
    }

    private static async Task<(AuditReport Report, string? Fault)> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await AuditReport.ReadAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: {exception.Message}");
        }
    }
}
