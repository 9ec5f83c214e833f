using System.Globalization;

namespace LiveHub.Server.Hosting;

/// <summary>How many sockets the process may hold, from the descriptor limit of the operating system.</summary>
/// <remarks>.NET raises the soft limit to the hard one at start. When descriptors run out Kestrel's process ends, so both limits lie below.</remarks>
internal sealed class SocketLimit
{
    /// <summary>Descriptors for the assemblies, which the runtime keeps open (about 300), the database, logs and the refusals themselves.</summary>
    private const int Reserved = 512;

    private SocketLimit(int descriptors)
    {
        Sockets = Math.Max(16, descriptors - Reserved);
        Readers = Math.Max(8, (int)(Sockets * 0.95));
    }

    /// <summary>TCP connections of every kind; one more is closed as soon as it is accepted.</summary>
    public int Sockets { get; }

    /// <summary>Reader connections; one more is refused by a goodbye. The difference is for publishers, health checks and refusals.</summary>
    public int Readers { get; }

    /// <summary>Reads <c>/proc/self/limits</c>; a million where there is none.</summary>
    public static SocketLimit OfProcess()
    {
        const string File = "/proc/self/limits";
        const string Row = "Max open files";
        if (System.IO.File.Exists(File)
            && System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith(Row, StringComparison.Ordinal)) is { } row
            && row[Row.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var soft, ..]
            && int.TryParse(soft, CultureInfo.InvariantCulture, out var descriptors))
            return new SocketLimit(descriptors);
        return new SocketLimit(1_000_000);
    }
}
