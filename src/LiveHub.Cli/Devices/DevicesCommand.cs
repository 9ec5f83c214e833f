using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.Devices;

/// <summary><c>livehub devices</c>: the phones and browsers that want alerts.</summary>
internal static class DevicesCommand
{
    private static readonly Argument<string> Id = new("id") { Description = "Id of the device, as its app has it." };

    public static Command Build(CommandHost host)
    {
        var command = new Command("devices", "Counts the phones and browsers that want alerts, keeps the test list, moves devices between hubs.")
        {
            Show(host), Remove(host), TestList(host), Export(host), Import(host),
        };
        var list = new Command("list", "Counts the devices by platform, language and topic, and names those on the test list.");
        host.Run(command, CountAsync);
        host.Run(list, CountAsync);
        command.Add(list);
        return command;
    }

    private static async Task<int> CountAsync(Session session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var counts = (await session.Api.GetAsync("api/v1/devices", cancellationToken)).Body;
        return session.Show(counts, DeviceLine.Counts(counts));
    }

    private static Command Show(CommandHost host)
    {
        var command = new Command("show", "Shows all that is kept of a device (needs an admin key).") { Id };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var device = (await session.Api.GetAsync(PathOf("devices", parsed), cancellationToken)).Body;
            return session.Show(device, DeviceLine.Full(device, session.Terminal.Time));
        });
        return command;
    }

    private static Command Remove(CommandHost host)
    {
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var command = new Command("remove", "Removes everything about a device (needs an admin key).") { Id, yes };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var id = parsed.GetRequiredValue(Id);
            if (!await session.ConfirmAsync($"Remove {SafeText.Clean(id)} for good?", parsed.GetValue(yes), cancellationToken))
                return ExitCodes.Cancelled;
            await session.Api.WriteAsync(HttpMethod.Delete, "devices/" + Uri.EscapeDataString(id), body: null, revision: null, cancellationToken);
            return session.Show(new JsonObject { ["id"] = id, ["removed"] = true }, $"Removed {SafeText.Clean(id)}.");
        });
        return command;
    }

    private static Command TestList(CommandHost host) => new("test-list", "Puts devices on the list that test alerts go to, or takes them off.")
    {
        ChangeTestList(host, "add", HttpMethod.Put, "Test alerts go to it from now on."),
        ChangeTestList(host, "remove", HttpMethod.Delete, "Test alerts no longer go to it."),
    };

    private static Command ChangeTestList(CommandHost host, string name, HttpMethod method, string description)
    {
        var command = new Command(name, description) { Id };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var id = parsed.GetRequiredValue(Id);
            await session.Api.WriteAsync(method, "test-devices/" + Uri.EscapeDataString(id), body: null, revision: null, cancellationToken);
            var isTest = method == HttpMethod.Put;
            return session.Show(new JsonObject { ["id"] = id, ["isTest"] = isTest }, $"{SafeText.Clean(id)} is {(isTest ? "on" : "off")} the test list.");
        });
        return command;
    }

    private static Command Export(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "Where to; must not exist. It holds everybody's tokens: keep it as you keep passwords." };
        var command = new Command("export", "Writes all devices to a file, one JSON object a line (needs an admin key).") { file };
        host.Run(command, (session, parsed, cancellationToken) => DeviceFiles.ExportAsync(session, parsed.GetRequiredValue(file), cancellationToken));
        return command;
    }

    private static Command Import(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "JSON lines, as `livehub devices export` writes them." };
        var command = new Command("import", "Registers the devices of a file; those that were seen here later stay as they are (needs an admin key).") { file };
        host.Run(command, (session, parsed, cancellationToken) => DeviceFiles.ImportAsync(session, parsed.GetRequiredValue(file), cancellationToken));
        return command;
    }

    private static string PathOf(string collection, ParseResult parsed) => $"api/v1/{collection}/{Uri.EscapeDataString(parsed.GetRequiredValue(Id))}";
}
