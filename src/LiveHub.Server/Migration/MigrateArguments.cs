using LiveHub.Feed.Copying;
using LiveHub.Feed.Redis;
using LiveHub.Server.Hosting;

namespace LiveHub.Server.Migration;

/// <summary>What stands behind <c>migrate</c> on the command line.</summary>
internal sealed record MigrateArguments(StorePlace From, StorePlace To)
{
    private const string SqlitePlace = "sqlite:";
    private const string RedisPlace = "redis:";

    /// <param name="args">Without the word <c>migrate</c>.</param>
    /// <param name="redis">The configuration that a bare <c>redis:</c> stands for, so that a password need not be on the command line.</param>
    /// <exception cref="UsageException">Says everything that is wrong.</exception>
    public static MigrateArguments Parse(IReadOnlyList<string> args, string? redis)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var errors = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--allow-volatile")
                values[args[i]] = "";
            else if (args[i] is not ("--from" or "--to" or "--Redis:Prefix"))
                errors.Add($"migrate does not know {args[i]}; --help lists what there is.");
            else if (i + 1 == args.Count)
                errors.Add($"{args[i]} needs a value.");
            else
                values[args[i]] = args[++i];
        }
        var (from, to) = (Place("--from"), Place("--to"));
        if (from is not null && from == to)
            errors.Add("--from and --to name the same store.");
        return errors.Count == 0 && from is not null && to is not null ? new MigrateArguments(from, to) : throw new UsageException(errors);

        StorePlace? Place(string name)
        {
            var text = values.GetValueOrDefault(name, "");
            if (text.StartsWith(SqlitePlace, StringComparison.Ordinal) && text.Length > SqlitePlace.Length)
                return new StorePlace.Sqlite(Path.GetFullPath(text[SqlitePlace.Length..]));
            var configuration = text == RedisPlace ? redis ?? "" : text[Math.Min(text.Length, RedisPlace.Length)..];
            if (text.StartsWith(RedisPlace, StringComparison.Ordinal) && RedisStoreOptions.IsConfiguration(configuration))
            {
                return new StorePlace.Redis(new RedisStoreOptions
                {
                    Configuration = configuration,
                    Prefix = values.GetValueOrDefault("--Redis:Prefix", "livehub"),
                    AllowVolatile = values.ContainsKey("--allow-volatile"),
                });
            }
            errors.Add($"{name} must be sqlite:DIR or redis:CONFIG, CONFIG being HOST:PORT or a StackExchange.Redis configuration string.");
            return null;
        }
    }
}
