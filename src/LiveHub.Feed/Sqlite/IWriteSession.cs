namespace LiveHub.Feed.Sqlite;

/// <summary>A writer's connection with its prepared statements and what it knows ahead of the file. Belongs to a <see cref="GroupWriter{TSession}"/>.</summary>
internal interface IWriteSession : IDisposable
{
    void Begin();

    /// <summary>Makes everything since <see cref="Begin"/> durable: one fsync of the write-ahead log.</summary>
    void Commit();
}
