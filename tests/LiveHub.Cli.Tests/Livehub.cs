using System.Text;
using System.Text.Json.Nodes;
using LiveHub.Cli.Output;
using LiveHub.Testing;

namespace LiveHub.Cli.Tests;

/// <summary>Runs the command line as a process would, with the terminal in the test's hands.</summary>
internal sealed class Livehub : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, string> _environment = [];

    public string ConfigFolder => Path.Combine(_folder.Path, "livehub");

    public string Typed { get; set; } = "";

    public byte[]? Piped { get; set; }

    public bool CanAsk { get; set; }

    public bool CanRedraw { get; set; }

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public string? this[string variable]
    {
        set => _environment[variable] = value ?? "";
    }

    public async Task<Result> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(arguments, Terminal(output, error)).Within("livehub " + string.Join(' ', arguments));
        return new Result(code, output.ToString(), error.ToString());
    }

    public Terminal Terminal(TextWriter output, TextWriter error) => new()
    {
        In = new StringReader(Typed),
        Out = output,
        Error = error,
        OpenInput = () => new MemoryStream(Piped ?? Encoding.UTF8.GetBytes(Typed)),
        CanAsk = CanAsk,
        CanRedraw = CanRedraw,
        Time = Time,
        Environment = _environment.GetValueOrDefault,
        ConfigFolder = ConfigFolder,
    };

    public void Dispose() => _folder.Dispose();

    internal sealed record Result(int Code, string Out, string Error)
    {
        public JsonObject Json => JsonNode.Parse(Out) as JsonObject ?? throw new InvalidOperationException("Not one JSON object: " + Out);
    }
}
