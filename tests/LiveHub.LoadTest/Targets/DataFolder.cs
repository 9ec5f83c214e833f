namespace LiveHub.LoadTest.Targets;

/// <summary>A folder for one measure, on the disk of the temporary folder.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("livehub-load-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
