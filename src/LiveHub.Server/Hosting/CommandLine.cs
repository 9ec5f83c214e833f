namespace LiveHub.Server.Hosting;

/// <summary>Turns the server's command line into configuration; every flag stands for one documented setting.</summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, (string Key, string? FixedValue)> Flags = new(StringComparer.Ordinal)
    {
        ["--urls"] = ("urls", null),
        ["--data"] = ("Store:DataFolder", null),
        ["--redis"] = ("Redis:Configuration", null),
        ["--allow-volatile"] = ("Redis:AllowVolatile", "true"),
        ["--demo"] = ("Demo:Enabled", "true"),
        ["--trusted-proxies"] = ("Proxies:Trusted", null),
        ["--reader-key-required"] = ("Keys:ReaderKeyRequired", "true"),
    };

    private const string Usage = """
        LiveHub server

          --urls URLS              addresses to listen on, separated by semicolons (default http://localhost:5000)
          --data DIR               folder of the database (default ./data)
          --redis CONFIG           keep everything in Redis, which any number of servers share: HOST:PORT, or a StackExchange.Redis
                                   configuration string (password, TLS, Sentinel, Cluster)
          --allow-volatile         take a Redis that loses everything when it ends
          --demo                   a simulated newsroom publishes invented news; never use it on a real site
          --trusted-proxies LIST   addresses or networks, separated by commas, whose X-Forwarded-For is believed
          --reader-key-required    readers need a key, too
          --SECTION:KEY VALUE      any setting of docs/operating.md; environment: SECTION__KEY
          --health                 ask a running server whether it is ready and exit 0 or 1
          --help                   this text

        LiveHub.Server migrate --from STORE --to STORE
                                   copies a store that no server uses into an empty one, readers' places included, and ends. STORE is
                                   sqlite:DIR, redis:CONFIG, or redis: alone for what Redis__Configuration says. Also: --Redis:Prefix NAME,
                                   --allow-volatile

        LIVEHUB_ADMIN_KEY          the first admin key, for unattended starts (otherwise one is made and shown once)
        """;

    public static bool IsHelpAsked(IReadOnlyList<string> args) => args.Contains("--help", StringComparer.Ordinal) || args.Contains("-h", StringComparer.Ordinal);

    public static int ShowUsage()
    {
        Console.Out.WriteLine(Usage);
        return 0;
    }

    /// <summary>The settings that the arguments stand for, and what is wrong with the others.</summary>
    public static (IReadOnlyDictionary<string, string?> Settings, IReadOnlyList<string> Errors) Parse(IReadOnlyList<string> args)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var errors = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = Split(args[i]);
            if (!Flags.TryGetValue(name, out var flag))
            {
                // A host inside another process passes section names, too, with nothing behind them.
                if (value is "")
                    continue;
                if (!name.StartsWith("--", StringComparison.Ordinal) || !(name.Contains(':', StringComparison.Ordinal) || IsHostSetting(name)))
                {
                    errors.Add($"Unknown argument {name}; --help lists what there is.");
                    continue;
                }
                flag = (name[2..], null);
            }
            value ??= flag.FixedValue ?? (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : null);
            if (value is null)
                errors.Add($"{name} needs a value.");
            settings[flag.Key] = value;
        }
        return (settings, errors);
    }

    /// <summary>What hosts inside another process pass on as arguments.</summary>
    private static bool IsHostSetting(string name) =>
        name is "--environment" or "--contentRoot" or "--applicationName" or "--LIVEHUB_ADMIN_KEY";

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }
}
