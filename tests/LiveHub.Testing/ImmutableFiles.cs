using System.ComponentModel;
using System.Diagnostics;

namespace LiveHub.Testing;

/// <summary>Makes a folder and its files immutable, so that writing fails even on handles that are open; disposing makes them writable again.</summary>
/// <remarks>The nearest thing to a read-only remount that can be undone: the kernel refuses a real one while files are open for writing.</remarks>
public sealed class ImmutableFiles : IDisposable
{
    private readonly string _folder;

    private ImmutableFiles(string folder) => _folder = folder;

    /// <summary>Null where <c>chattr</c> is missing, not allowed, or not known to the file system.</summary>
    public static ImmutableFiles? Try(string folder) => Change("+i", folder) ? new ImmutableFiles(folder) : null;

    public void Dispose() => Change("-i", _folder);

    private static bool Change(string flag, string folder)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("chattr", ["-R", flag, folder]) { UseShellExecute = false, RedirectStandardError = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
