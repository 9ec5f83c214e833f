namespace LiveHub.Testing;

/// <summary>A folder of a test's own, removed with it.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("livehub-test-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that is still ending may hold a file; the system's temporary folder is cleaned elsewhere.
        }
    }
}
