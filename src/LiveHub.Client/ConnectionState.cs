namespace LiveHub.Client;

/// <summary>How current a view is.</summary>
public enum ConnectionState
{
    /// <summary>The first connection is being made.</summary>
    Connecting,

    /// <summary>The view is the server's, up to the last moment.</summary>
    Live,

    /// <summary>Connected, but nothing was heard for a while or the server's store is away: the view may be behind.</summary>
    Delayed,

    /// <summary>The connection is gone and will be made again; the view is as of then.</summary>
    Reconnecting,
}
