using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.Commands;

/// <summary><c>livehub doctor</c></summary>
internal static class DoctorCommand
{
    public static Command Build(CommandHost host)
    {
        var command = new Command("doctor", "Checks the way to the server, step by step, and says what to do.");
        host.Run(command, async (session, _, cancellationToken) =>
        {
            var checks = new List<DoctorCheck>();
            await foreach (var check in new Doctor(session).ExamineAsync(cancellationToken))
            {
                checks.Add(check);
                if (!session.Json)
                    session.Terminal.Out.WriteLine($"{(check.IsGood ? "ok  " : "FAIL")} {check.Name}: {SafeText.Clean(check.Finding)}" + (check.Advice is null ? "" : $"\n     {check.Advice}"));
            }
            if (session.Json)
                session.WriteJson(new JsonObject { ["checks"] = new JsonArray([.. checks.Select(check => check.ToJson())]) });
            return checks.TrueForAll(check => check.IsGood) ? ExitCodes.Ok : checks[0].IsGood ? ExitCodes.Refused : ExitCodes.Unreachable;
        });
        return command;
    }
}
