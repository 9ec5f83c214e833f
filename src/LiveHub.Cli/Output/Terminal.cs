using System.Text;

namespace LiveHub.Cli.Output;

/// <summary>Everything the command line touches outside itself, so that tests can stand in for a terminal.</summary>
internal sealed class Terminal
{
    public required TextReader In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Raw standard input, for files.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Whether a person can be asked.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Asks for a line that must not be seen; null where nobody can be asked, and the line comes from <see cref="In"/>.</summary>
    public Func<string, CancellationToken, Task<string?>>? AskHidden { get; init; }

    /// <summary>Whether the output is a screen that can be redrawn.</summary>
    public bool CanRedraw { get; init; }

    public required Func<string, string?> Environment { get; init; }

    /// <summary>Where the key file lives.</summary>
    public required string ConfigFolder { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static Terminal OfThisProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var canAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected;
        return new Terminal
        {
            In = Console.In,
            Out = Console.Out,
            Error = Console.Error,
            OpenInput = Console.OpenStandardInput,
            CanAsk = canAsk,
            AskHidden = canAsk ? (question, cancellationToken) => HiddenLine.AskAsync(Console.Error, question, cancellationToken) : null,
            CanRedraw = !Console.IsOutputRedirected,
            Environment = System.Environment.GetEnvironmentVariable,
            ConfigFolder = Path.Combine(
                System.Environment.GetFolderPath(System.Environment.SpecialFolder.ApplicationData, System.Environment.SpecialFolderOption.DoNotVerify), "livehub"),
        };
    }
}
