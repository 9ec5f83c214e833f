using System.ComponentModel;
using System.Diagnostics;

namespace LiveHub.Testing;

/// <summary>A small file system of a test's own. Needs the right to mount; without it <see cref="TryTmpfs"/> and <see cref="TryExt4"/> give null.</summary>
public sealed class TestDisk : IDisposable
{
    private readonly TestFolder _folder = new();

    private TestDisk()
    {
    }

    /// <summary>Where it is mounted.</summary>
    public string Path => System.IO.Path.Combine(_folder.Path, "disk");

    private string Image => System.IO.Path.Combine(_folder.Path, "image");

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>A disk in memory; <see cref="Fill"/> and <see cref="Drain"/> take and give back its space.</summary>
    public static TestDisk? TryTmpfs(int mebibytes) => TryMount(disk => Run("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", "tmpfs", disk.Path));

    /// <summary>A disk that its kernel makes read-only on an error; <see cref="BecomeReadOnly"/> reports one.</summary>
    public static TestDisk? TryExt4(int mebibytes) => TryMount(disk =>
    {
        using (var image = File.Create(disk.Image))
            image.SetLength((long)mebibytes << 20);
        return Run("mkfs.ext4", "-q", "-F", disk.Image) && Run("mount", "-o", "loop,errors=remount-ro", disk.Image, disk.Path);
    });

    /// <summary>Takes all space that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true)
                file.Write(page);
        }
        catch (IOException)
        {
            // Full, which was the aim.
        }
    }

    public void Drain() => File.Delete(Filler);

    /// <summary>Reports a file system error to the kernel, which remounts the disk read-only under the files that are open; it stays so.</summary>
    public void BecomeReadOnly()
    {
        var device = File.ReadLines("/proc/mounts").Select(line => line.Split(' ')).Single(words => words[1] == Path)[0];
        File.WriteAllText($"/sys/fs/ext4/{System.IO.Path.GetFileName(device)}/trigger_fs_error", "1");
    }

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    private static TestDisk? TryMount(Func<TestDisk, bool> mount)
    {
        var disk = new TestDisk();
        Directory.CreateDirectory(disk.Path);
        if (mount(disk))
            return disk;
        disk._folder.Dispose();
        return null;
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // The program is not there.
        }
    }
}
