using System.Globalization;

namespace LiveHub.LoadTest.Measures;

/// <summary>What processes of this machine have used; zero where there is no <c>/proc</c>.</summary>
internal static class ProcessCost
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux architecture .NET runs on.

    /// <summary>User and system time of all of them.</summary>
    public static TimeSpan Cpu(IEnumerable<int> pids) => TimeSpan.FromSeconds(pids.Sum(pid =>
    {
        var file = $"/proc/{pid}/stat";
        if (!File.Exists(file))
            return 0;
        // The name, in parentheses, may hold spaces; after it come the state and then numbers.
        var text = File.ReadAllText(file);
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
    }));

    /// <summary>Resident memory in bytes.</summary>
    public static long Resident(IEnumerable<int> pids) => pids.Sum(pid =>
    {
        var file = $"/proc/{pid}/status";
        var row = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)) : null;
        return row is null ? 0 : Number(row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;
    });

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
