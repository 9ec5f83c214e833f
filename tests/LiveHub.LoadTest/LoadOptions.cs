using System.Globalization;
using LiveHub.LoadTest.Targets;

namespace LiveHub.LoadTest;

/// <summary>What the command line asks for.</summary>
internal sealed record LoadOptions
{
    public const string Usage = """
        LiveHub.LoadTest: how much a reader costs, and what arrives

          compare                 LiveHub on SQLite, LiveHub on Redis and stock SignalR in turn on this machine; prints a table
          appends                 how many headlines a second become durable, in SQLite and in Redis; prints a table
          push                    LiveHub's sender and npm firebase-admin, each to a stand-in for FCM that answers after 20 ms; prints a table
          memory                  how much memory an entry takes in Redis
          push-own                LiveHub's sender alone, to a stand-in of your own (--url, --files); `--only cold` without warming up
          lone | burst | saturated | idle
                                  one measure of a server of your own
          peer --urls URL         the stock SignalR server that `compare` starts

          --readers N             connections (default 1000)
          --seconds N             length of `lone`, `saturated` and `appends` (default 10)
          --rate N                headlines a second of `lone` (default 20)
          --burst N               headlines of `burst` (default 500)
          --window N              headlines under way in `saturated` (default 64)
          --runs N                rounds of `compare`; the table has medians (default 3)
          --only MEASURES         measures of `compare`, separated by commas
          --stores STORES         of `sqlite`, `redis-always`, `redis-everysec`, separated by commas (default: all of `appends`;
                                  sqlite and redis-always of `compare`)
          --messages N            messages of `push` by LiveHub (default 200000); firebase-admin sends a tenth of it
          --files DIR             the stand-in's, for one measure of `push-own`
          --url URL --key KEY     the server of your own, and a key that may publish to the topic `load`
          --pid PID,PID           its processes on this machine, for CPU and memory
        """;

    public required string Command { get; init; }

    public int Readers { get; init; } = 1000;

    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(10);

    public int Rate { get; init; } = 20;

    public int Burst { get; init; } = 500;

    public int Window { get; init; } = 64;

    public int Runs { get; init; } = 3;

    public int Messages { get; init; } = 200_000;

    public string Files { get; init; } = "";

    public IReadOnlyList<string> Only { get; init; } = ["lone", "burst", "saturated", "idle"];

    public IReadOnlyList<StoreKind> Stores { get; init; } = [];

    public Uri Url { get; init; } = new("http://127.0.0.1:5000");

    public string Key { get; init; } = "";

    public IReadOnlyList<int> Pids { get; init; } = [];

    /// <exception cref="FormatException">An argument is unknown or its value is no number.</exception>
    public static LoadOptions Parse(IReadOnlyList<string> args)
    {
        var options = new LoadOptions { Command = args.Count == 0 ? "help" : args[0] };
        for (var i = 1; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : throw new FormatException($"{args[i]} needs a value.");
            options = args[i] switch
            {
                "--readers" => options with { Readers = Number(value) },
                "--seconds" => options with { Length = TimeSpan.FromSeconds(Number(value)) },
                "--rate" => options with { Rate = Number(value) },
                "--burst" => options with { Burst = Number(value) },
                "--window" => options with { Window = Number(value) },
                "--runs" => options with { Runs = Number(value) },
                "--stores" => options with { Stores = [.. value.Split(',').Select(StoreKind.Parse)] },
                "--only" => options with { Only = value.Split(',') },
                "--url" or "--urls" => options with { Url = new Uri(value) },
                "--messages" => options with { Messages = Number(value) },
                "--files" => options with { Files = value },
                "--key" => options with { Key = value },
                "--pid" => options with { Pids = [.. value.Split(',').Select(Number)] },
                _ => throw new FormatException($"Unknown argument {args[i]}."),
            };
        }
        return options;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new FormatException($"{text} is no number above 0.");
}
