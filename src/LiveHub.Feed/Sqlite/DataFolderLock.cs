namespace LiveHub.Feed.Sqlite;

/// <summary>Holds a data folder for one process: two writers would each number entries on their own.</summary>
/// <remarks>The operating system drops the lock with the process, however that ends; the file itself stays and means nothing.</remarks>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <exception cref="StoreRefusedException">Another process holds the folder, or it cannot be written.</exception>
    public static DataFolderLock Take(SqliteStoreOptions options)
    {
        try
        {
            CreateFolder(options.DataFolder);
            return new DataFolderLock(new FileStream(options.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StoreRefusedException(
                $"The data folder '{options.DataFolder}' cannot be written. Give this user the right to write there, or choose another folder.", exception);
        }
        catch (IOException exception)
        {
            throw new StoreRefusedException(
                $"The data folder '{options.DataFolder}' is in use by another process, or its disk cannot be written ({exception.Message}). "
                + "Stop the other process, or choose another folder.", exception);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>A folder that we make is for its owner alone: the desk holds what is not published yet.</summary>
    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
