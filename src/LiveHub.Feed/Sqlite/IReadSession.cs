namespace LiveHub.Feed.Sqlite;

/// <summary>A reading connection with its prepared statements; used by one caller at a time.</summary>
internal interface IReadSession : IDisposable
{
    /// <summary>Opens the snapshot that all reads until <see cref="End"/> see.</summary>
    void Begin();

    void End();
}
