using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Api;

namespace LiveHub.Cli.People;

/// <summary><c>livehub logout</c></summary>
internal static class LogoutCommand
{
    public static Command Build(CommandHost host)
    {
        var command = new Command("logout", "Forgets the key for this server; a key that `livehub login --name` made is ended there, too.");
        host.Run(command, async (session, _, cancellationToken) =>
        {
            var file = new KeyFile(session.Terminal.ConfigFolder);
            if (file.Find(session.Server) is not { } key)
                throw new UsageException($"There is no key for {session.Server}.");
            var ended = await EndAsync(ApiClient.For(session.Server, key, session.Terminal.Time, session.Api.Wait), cancellationToken);
            file.Forget(session.Server);
            return session.Show(
                new JsonObject { ["server"] = session.Server.ToString(), ["ended"] = ended },
                ended ? $"The key for {session.Server} is ended and forgotten." : $"The key for {session.Server} is forgotten. It still works: `livehub keys revoke` ends it.");
        });
        return command;
    }

    /// <returns>False for a key that is nobody's own: others may use it, too.</returns>
    private static async Task<bool> EndAsync(ApiClient api, CancellationToken cancellationToken)
    {
        try
        {
            await api.WriteAsync(HttpMethod.Delete, "session/key", body: null, revision: null, cancellationToken);
            return true;
        }
        catch (ApiProblem problem) when (problem.Code is "not-permitted")
        {
            return false;
        }
        catch (ApiProblem problem) when (problem.Code is "key-unknown")
        {
            return true;
        }
    }
}
