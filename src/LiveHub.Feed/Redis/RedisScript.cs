using System.Reflection;

namespace LiveHub.Feed.Redis;

/// <summary>A script as Redis runs it: whole or not at all, nothing between its commands. The head of each file says why that must be.</summary>
internal sealed class RedisScript
{
    public static readonly RedisScript Append = OfLog("append");
    public static readonly RedisScript Read = OfLog("read");
    public static readonly RedisScript Find = new("find");
    public static readonly RedisScript Head = new("head");
    public static readonly RedisScript ReadCheckpoint = OfLog("checkpoint-read");
    public static readonly RedisScript WriteCheckpoint = OfLog("checkpoint-write");
    public static readonly RedisScript Trim = OfLog("trim");
    public static readonly RedisScript StartEpoch = OfLog("epoch");
    public static readonly RedisScript TakeLease = new("clock", "lease-take");
    public static readonly RedisScript ReleaseLease = new("lease-release");
    public static readonly RedisScript PostNote = new("clock", "board-post");
    public static readonly RedisScript ReadNotes = new("clock", "board-read");

    public static readonly RedisScript ReadVault = new("clock", "vault-item", "vault-read");
    public static readonly RedisScript WriteVault = new("clock", "vault-item", "vault-write");
    public static readonly RedisScript RemoveVault = new("clock", "vault-item", "vault-remove");

    public static readonly RedisScript FinishCopy = new("copy-finish");
    public static readonly RedisScript RemoveCopy = new("copy-remove");

    private RedisScript(params string[] files)
        : this(typeof(RedisScript).Assembly, files)
    {
    }

    /// <param name="home">Has the files as resources NAME.lua.</param>
    internal RedisScript(Assembly home, params string[] files) => Text = string.Concat(files.Select(file => ReadFile(home, file)));

    public string Text { get; }

    private static RedisScript OfLog(string file) => new("clock", "log", file);

    private static string ReadFile(Assembly home, string file)
    {
        using var stream = home.GetManifestResourceStream(file + ".lua") ?? throw new InvalidOperationException($"{file}.lua is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
