namespace LiveHub.Feed.Sqlite;

/// <summary>The two logs of a store; also the first word of their tables.</summary>
internal enum LogName
{
    Feed,
    Desk,
}
