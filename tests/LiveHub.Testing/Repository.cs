namespace LiveHub.Testing;

/// <summary>Finds files of the source tree from a test's output folder.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LiveHub.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("LiveHub.sln is in no folder above the tests.");
    }
}
