using System.CommandLine;
using LiveHub.Cli.Alerts;
using LiveHub.Cli.Audit;
using LiveHub.Cli.Commands;
using LiveHub.Cli.Desk;
using LiveHub.Cli.Devices;
using LiveHub.Cli.Output;
using LiveHub.Cli.People;

namespace LiveHub.Cli;

/// <summary>The whole of <c>livehub</c>: its commands, and how it ends.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = Build(terminal).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await terminal.Error.WriteLineAsync(SafeText.Clean(error.Message));
            await terminal.Error.WriteLineAsync("`livehub --help` lists the commands, `livehub COMMAND --help` their options.");
            return ExitCodes.Usage;
        }
        var configuration = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static RootCommand Build(Terminal terminal)
    {
        var options = new GlobalOptions(terminal);
        var host = new CommandHost(options, terminal);
        var root = new RootCommand(
            "The editors' and operators' terminal of LiveHub.\n\n"
            + "Exit codes: 0 done, 1 refused by the server, 2 wrong use, 3 server unreachable or unable to write, 4 revision conflict, 5 taken and waiting for somebody or for its time, 130 cancelled.")
        {
            PublishCommand.Build(host),
            CorrectCommand.Build(host),
            RetractCommand.Build(host),
            BreakingCommand.Build(host),
            AlertCommand.Build(host),
            DraftCommand.Build(host),
            DevicesCommand.Build(host),
            TopicsCommand.Build(host),
            ItemsCommand.Build(host),
            ScheduleCommand.Build(host),
            HistoryCommand.Build(host),
            MediaCommand.Build(host),
            WatchCommand.Build(host),
            ImportCommand.Build(host),
            KeysCommand.Build(host),
            LoginCommand.Build(host),
            LogoutCommand.Build(host),
            PeopleCommand.Build(host),
            AuditCommand.Build(host),
            DoctorCommand.Build(host),
        };
        options.AddTo(root);
        return root;
    }
}
