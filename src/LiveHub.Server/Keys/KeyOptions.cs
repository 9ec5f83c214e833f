namespace LiveHub.Server.Keys;

/// <summary>Settings of access, section <c>Keys</c>.</summary>
internal sealed class KeyOptions
{
    public const string Section = "Keys";

    /// <summary>Environment variable of the first admin key, for starts that nobody watches.</summary>
    public const string AdminKeyVariable = "LIVEHUB_ADMIN_KEY";

    /// <summary>Readers need a key with the permission to read.</summary>
    public bool ReaderKeyRequired { get; set; }

    /// <summary>Wrong keys that one address may try in a minute before it is told to wait; 0: no limit. A right key always works.</summary>
    public int FailedTriesPerMinute { get; set; } = 30;

    /// <summary>From <see cref="AdminKeyVariable"/>; null: a key is made and shown once.</summary>
    public string? FirstAdminKey { get; set; }
}
