namespace LiveHub.Feed;

/// <summary>The two logs of a store.</summary>
internal enum LogName
{
    Feed,
    Desk,
}
