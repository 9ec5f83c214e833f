using System.Diagnostics;
using System.Globalization;

namespace LiveHub.Faults.Tests;

/// <summary>How much of the machine other programs take: a rate can be asked for only where the machine is there to give it.</summary>
internal sealed class MachineShare(int server)
{
    /// <summary>Kernel and desktop always take a little.</summary>
    private const double QuietCores = 0.3;
    private const double TicksPerSecond = 100;

    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly double _all = Busy();
    private readonly double _ours = Ours(server);

    /// <summary>Cores that programs other than this test and its server have used since this was made.</summary>
    public double OtherCores() =>
        Math.Max(0, Busy() - _all - (Ours(server) - _ours)) / TimeProvider.System.GetElapsedTime(_started).TotalSeconds;

    /// <summary>Whether the machine has been the test's own; false also where that cannot be known.</summary>
    public static bool IsQuiet(double otherCores) => otherCores <= QuietCores;

    /// <summary>Seconds of processor time since the machine started: user, nice, system, irq, softirq and what a hypervisor took away.</summary>
    private static double Busy()
    {
        if (!OperatingSystem.IsLinux())
            return double.PositiveInfinity;
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new[] { 1, 2, 3, 6, 7, 8 }.Sum(column => double.Parse(ticks[column], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    private static double Ours(int server)
    {
        using var test = Process.GetCurrentProcess();
        using var other = Process.GetProcessById(server);
        return test.TotalProcessorTime.TotalSeconds + other.TotalProcessorTime.TotalSeconds;
    }
}
