namespace LiveHub.Server.Keys;

/// <summary>What a key may allow.</summary>
internal static class Permissions
{
    public const string Read = "read";

    /// <summary>Drafts.</summary>
    public const string Write = "write";

    /// <summary>Items and topics.</summary>
    public const string Publish = "publish";

    /// <summary>Alerts on the web.</summary>
    public const string Breaking = "breaking";
    public const string Push = "push";
    public const string Approve = "approve";
    public const string Test = "test";

    /// <summary>Keys and settings.</summary>
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> All = [Read, Write, Publish, Breaking, Push, Approve, Test, Admin];

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Presets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["reader"] = [Read],
        ["writer"] = [Read, Write],
        ["editor"] = [Read, Write, Publish, Breaking, Push, Approve, Test],
        ["admin"] = All,
    };
}
