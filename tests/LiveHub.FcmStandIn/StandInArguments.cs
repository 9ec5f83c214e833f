using System.Globalization;

namespace LiveHub.StandIn;

/// <summary>The command line.</summary>
internal sealed record StandInArguments
{
    public const string Usage = """
        Stands in for Firebase Cloud Messaging on this machine until Ctrl+C or SIGTERM.

          --port N        of the TLS address (HTTP/2 and HTTP/1.1); 0, the default, for any that is free
          --plain-port N  also without TLS (HTTP/1.1)
          --files DIR     where service-account.json and certificate.pem are written and, when the account is there already, read; default: a folder of its own
          --delay MS      until the answer to a message; default 20
          --streams N     requests at the same time on one connection; default 100
          --screens N     targets whose screens are kept; default 10000
          --remember N    messages remembered so that doubles are counted; default 3000000
        """;

    public string Files { get; private init; } = Path.Combine(Path.GetTempPath(), $"livehub-fcm-{Environment.ProcessId}");

    public TimeSpan? Delay { get; private init; }

    public FcmStandInOptions Options { get; private init; } = new();

    /// <exception cref="FormatException">Says which argument is wrong.</exception>
    public static StandInArguments Parse(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i += 2)
            values[arguments[i]] = i + 1 < arguments.Count ? arguments[i + 1] : throw new FormatException($"{arguments[i]} needs a value.");
        var parsed = new StandInArguments();
        parsed = parsed with
        {
            Files = Take("--files") ?? parsed.Files,
            Delay = Number("--delay") is { } delay ? TimeSpan.FromMilliseconds(delay) : null,
            Options = new FcmStandInOptions
            {
                Port = Number("--port") ?? parsed.Options.Port,
                PlainPort = Number("--plain-port"),
                StreamsPerConnection = Number("--streams") ?? parsed.Options.StreamsPerConnection,
                Screens = Number("--screens") ?? parsed.Options.Screens,
                Remembered = Number("--remember") ?? parsed.Options.Remembered,
            },
        };
        return values.Count == 0 ? parsed : throw new FormatException($"The stand-in does not know {values.Keys.First()}.");

        string? Take(string name) => values.Remove(name, out var value) ? value : null;

        int? Number(string name) => Take(name) is not { } text
            ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"{name} needs a number, not {text}.");
    }

    /// <summary>The same with the account that the folder holds, if it holds one.</summary>
    public FcmStandInOptions OptionsWith(Access.FcmAccount? account) => new()
    {
        Port = Options.Port,
        PlainPort = Options.PlainPort,
        StreamsPerConnection = Options.StreamsPerConnection,
        Screens = Options.Screens,
        Remembered = Options.Remembered,
        Account = account,
    };
}
