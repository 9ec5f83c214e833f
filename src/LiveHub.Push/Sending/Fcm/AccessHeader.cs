namespace LiveHub.Push.Sending.Fcm;

/// <summary>A value of the header Authorization, and what is known of it.</summary>
internal sealed class AccessHeader(string value, DateTimeOffset renewAt, DateTimeOffset endsAt, bool followsRefusal)
{
    private volatile bool _hasWorked;

    public string Value => value;

    /// <summary>From then on another is asked for, while this one still serves.</summary>
    public DateTimeOffset RenewAt => renewAt;

    public DateTimeOffset EndsAt => endsAt;

    /// <summary>It was asked for because the one before was refused.</summary>
    public bool FollowsRefusal => followsRefusal;

    /// <summary>FCM has taken something with it.</summary>
    public bool HasWorked
    {
        get => _hasWorked;
        set => _hasWorked = value;
    }
}
