using System.Text.Json;

namespace LiveHub.Cli;

/// <summary>The keys of <c>livehub login</c>, one per server, readable by the user alone. A key is only ever sent to the server it was given for.</summary>
internal sealed class KeyFile(string folder)
{
    public string Path { get; } = System.IO.Path.Combine(folder, "keys.json");

    public string? Find(Uri server) => Read().GetValueOrDefault(NameOf(server));

    public void Save(Uri server, string key)
    {
        var keys = Read();
        keys[NameOf(server)] = key;
        Write(keys);
    }

    private void Write(Dictionary<string, string> keys)
    {
        var made = Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            made.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // A new file under the final name's mode, then a rename: never a moment in which others could read it.
        var next = Path + ".new";
        File.Delete(next);
        using (var stream = new FileStream(next, options))
            JsonSerializer.Serialize(stream, keys);
        File.Move(next, Path, overwrite: true);
    }

    /// <returns>False when there was none.</returns>
    public bool Forget(Uri server)
    {
        var keys = Read();
        if (!keys.Remove(NameOf(server)))
            return false;
        Write(keys);
        return true;
    }

    private Dictionary<string, string> Read()
    {
        if (!File.Exists(Path))
            return [];
        using var stream = File.OpenRead(Path);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [];
    }

    private static string NameOf(Uri server) => server.GetLeftPart(UriPartial.Authority);
}
