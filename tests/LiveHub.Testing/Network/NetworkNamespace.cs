using System.Diagnostics;
using System.Globalization;

namespace LiveHub.Testing.Network;

/// <summary>A host of its own on this machine, reached over two cables, each of which can be pulled.</summary>
/// <remarks>Needs the right to make network namespaces (root) and the program <c>ip</c> (package iproute2).</remarks>
public sealed class NetworkNamespace : IDisposable
{
    private static int made;
    private readonly string name;
    private readonly int number;

    /// <exception cref="InvalidOperationException">It cannot be made here; the message says why.</exception>
    public NetworkNamespace()
    {
        number = 10 + (((Environment.ProcessId * 4) + Interlocked.Increment(ref made)) % 200);
        name = string.Create(CultureInfo.InvariantCulture, $"lh{number}");
        Run("netns", "add", name);
        try
        {
            Run("netns", "exec", name, "ip", "link", "set", "lo", "up");
            foreach (var cable in (Cable[])[Cable.Store, Cable.Readers])
                Lay(cable);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Which of the two cables.</summary>
    public enum Cable
    {
        Store,
        Readers,
    }

    /// <summary>What starts a program there.</summary>
    public IReadOnlyList<string> Launcher => ["ip", "netns", "exec", name];

    /// <summary>The address of this end of a cable.</summary>
    public string Here(Cable cable) => Address(cable, 1);

    /// <summary>The address of the far end.</summary>
    public string There(Cable cable) => Address(cable, 2);

    public void Pull(Cable cable) => Run("link", "set", Link(cable), "down");

    public void PlugIn(Cable cable) => Run("link", "set", Link(cable), "up");

    public void Dispose()
    {
        foreach (var cable in (Cable[])[Cable.Store, Cable.Readers])
            TryRun("link", "del", Link(cable));
        TryRun("netns", "del", name);
    }

    private void Lay(Cable cable)
    {
        Run("link", "add", Link(cable), "type", "veth", "peer", "name", Far(cable));
        Run("link", "set", Far(cable), "netns", name);
        Run("addr", "add", Here(cable) + "/24", "dev", Link(cable));
        Run("link", "set", Link(cable), "up");
        Run("netns", "exec", name, "ip", "addr", "add", There(cable) + "/24", "dev", Far(cable));
        Run("netns", "exec", name, "ip", "link", "set", Far(cable), "up");
    }

    private string Link(Cable cable) => string.Create(CultureInfo.InvariantCulture, $"lh{number}-{(int)cable}h");

    private string Far(Cable cable) => string.Create(CultureInfo.InvariantCulture, $"lh{number}-{(int)cable}f");

    private string Address(Cable cable, int end) => string.Create(CultureInfo.InvariantCulture, $"10.{70 + (int)cable}.{number}.{end}");

    private static void Run(params string[] words)
    {
        if (TryRun(words) is { } error)
            throw new InvalidOperationException($"Network namespaces cannot be made here (ip {string.Join(' ', words)}): {error}");
    }

    private static string? TryRun(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", words) { UseShellExecute = false, RedirectStandardError = true });
        if (process is null)
            return "ip did not start.";
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : error.Trim();
    }
}
