namespace LiveHub.Feed.Sqlite;

/// <summary>What a log knows of a subject's newest entry, also when retention has removed that entry.</summary>
internal readonly record struct Head(long Revision, Routing? Routing)
{
    /// <summary>A subject that does not exist yet.</summary>
    public static readonly Head None;
}
