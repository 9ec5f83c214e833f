using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Cli.Api;
using LiveHub.Cli.Output;
using LiveHub.Protocol;

namespace LiveHub.Cli;

/// <summary>One run of a command: the server it talks to and the terminal it talks through.</summary>
internal sealed record Session(Terminal Terminal, ApiClient Api, Uri Server, string? Key, bool Json)
{
    /// <summary>Ends a command: the document for machines, or the lines for people.</summary>
    public int Show(JsonNode document, params IEnumerable<string> lines)
    {
        if (Json)
        {
            WriteJson(document);
            return ExitCodes.Ok;
        }
        foreach (var line in lines)
            Terminal.Out.WriteLine(line);
        return ExitCodes.Ok;
    }

    public void WriteJson(JsonNode document)
    {
        Terminal.Out.WriteLine(document.ToJsonString(WireJson.Options));
        Terminal.Out.Flush();
    }

    public void WriteJson<T>(T document)
    {
        Terminal.Out.WriteLine(JsonSerializer.Serialize(document, WireJson.Options));
        Terminal.Out.Flush();
    }

    /// <summary>Asks for a line that is not shown, or reads it from standard input when nobody can be asked.</summary>
    public Task<string?> AskHiddenAsync(string question, CancellationToken cancellationToken) => Terminal.AskHidden is { } ask
        ? ask(question, cancellationToken)
        : Terminal.In.ReadLineAsync(cancellationToken).AsTask();

    /// <summary>Asks before something that everybody will see.</summary>
    /// <exception cref="UsageException">Nobody is there to answer.</exception>
    public async Task<bool> ConfirmAsync(string question, bool yes, CancellationToken cancellationToken)
    {
        if (yes)
            return true;
        if (!Terminal.CanAsk)
            throw new UsageException("This needs --yes when nobody can be asked.");
        await Terminal.Error.WriteAsync($"{question} [y/N] ");
        var answer = await Terminal.In.ReadLineAsync(cancellationToken);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
