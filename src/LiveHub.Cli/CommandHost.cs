using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Api;
using LiveHub.Cli.Output;
using LiveHub.Client;
using LiveHub.Protocol;

namespace LiveHub.Cli;

/// <summary>Runs the commands' actions: makes the session, and turns what went wrong into words and an exit code, the same way everywhere.</summary>
internal sealed class CommandHost(GlobalOptions options, Terminal terminal)
{
    public void Run(Command command, Func<Session, ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, action, cancellationToken));

    private async Task<int> RunAsync(ParseResult parsed, Func<Session, ParseResult, CancellationToken, Task<int>> action, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(options.Json);
        try
        {
            var (server, key) = (options.ServerOf(parsed), options.KeyOf(parsed));
            var api = ApiClient.For(server, key, terminal.Time, TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(options.Wait), 0, 86_400)));
            return await action(new Session(terminal, api, server, key, json), parsed, cancellationToken);
        }
        catch (ApiProblem problem)
        {
            return Fail(json, problem.Code is "revision-conflict" ? ExitCodes.Conflict : ExitCodes.Refused, problem.Body, problem.Lines());
        }
        catch (ServerUnreachableException exception)
        {
            var body = exception.InnerException is ApiProblem problem ? problem.Body : Problem("unreachable", exception.Message);
            return Fail(json, ExitCodes.Unreachable, body, [exception.Message, "Nothing was doubled: the same request can be repeated. `livehub doctor` tells more."]);
        }
        catch (FollowRefusedException exception)
        {
            return Fail(json, ExitCodes.Refused, Problem(exception.Code, exception.Message), [$"Refused ({exception.Code}): {exception.Message}"]);
        }
        catch (UsageException exception)
        {
            return Fail(json, ExitCodes.Usage, Problem("usage", exception.Message), [exception.Message]);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Cancelled;
        }
    }

    private int Fail(bool json, int code, JsonObject problem, IEnumerable<string> lines)
    {
        if (json)
            terminal.Out.WriteLine(problem.ToJsonString(WireJson.Options));
        foreach (var line in lines)
            terminal.Error.WriteLine((line.StartsWith("  ", StringComparison.Ordinal) ? "  " : "") + SafeText.Clean(line));
        return code;
    }

    private static JsonObject Problem(string code, string detail) =>
        new() { ["type"] = "https://livehub.dev/problems/" + code, ["detail"] = detail };
}
