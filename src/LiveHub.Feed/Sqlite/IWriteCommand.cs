namespace LiveHub.Feed.Sqlite;

/// <summary>A call that waits for the writer.</summary>
internal interface IWriteCommand<in TSession>
{
    /// <summary>How much of a group it takes up: its drafts, its registrations.</summary>
    int Weight { get; }

    /// <summary>Runs inside the group's transaction; the caller learns of it only by the next two.</summary>
    void Apply(TSession session);

    /// <summary>The group is durable.</summary>
    void Complete();

    /// <summary>The group was lost as a whole.</summary>
    void Fail(LogUnavailableException exception);
}
