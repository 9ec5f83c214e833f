namespace LiveHub.Feed.Sqlite;

/// <summary>What a log knows of a subject's newest entry, also when retention has removed that entry.</summary>
internal readonly record struct Head(long Revision, Routing? Routing)
{
    /// <summary>A subject that does not exist yet.</summary>
    public static readonly Head None;

    /// <summary>A subject whose envelope is damaged wherever it is stored: no draft can build on it.</summary>
    public static readonly Head Unreadable = new(long.MaxValue, Routing: null);
}
