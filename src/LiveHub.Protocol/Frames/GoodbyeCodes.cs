namespace LiveHub.Protocol;

/// <summary>Why the server refused a follow or closed a connection. Stable: programs decide by them.</summary>
public static class GoodbyeCodes
{
    /// <summary>A follow names no topic.</summary>
    public const string NoTopics = "no-topics";

    /// <summary>A follow names more topics than the server allows.</summary>
    public const string TooManyTopics = "too-many-topics";

    /// <summary>A slug, language tag or mode is not well-formed.</summary>
    public const string BadFollow = "bad-follow";

    /// <summary>The client's wire version is not served.</summary>
    public const string UnsupportedVersion = "unsupported-version";

    /// <summary>The server holds as many connections as it can.</summary>
    public const string ServerFull = "server-full";

    /// <summary>One address has too many connections.</summary>
    public const string TooManyConnections = "too-many-connections";

    /// <summary>The page's origin is not on the server's list.</summary>
    public const string OriginRefused = "origin-refused";

    /// <summary>Readers need a key on this server.</summary>
    public const string KeyRequired = "key-required";

    /// <summary>Too many calls.</summary>
    public const string RateLimited = "rate-limited";

    /// <summary>The server is being stopped; come back by the plan.</summary>
    public const string Draining = "draining";

    /// <summary>In a Close message: the bytes were not a message of the hub protocol.</summary>
    public const string BadFrame = "bad-frame";

    /// <summary>In a Close message: a message was larger than the server allows.</summary>
    public const string FrameTooLarge = "frame-too-large";

    /// <summary>In a Close message: the server failed; the reason is in its log.</summary>
    public const string InternalError = "internal-error";
}
