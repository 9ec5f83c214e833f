using System.Globalization;
using LiveHub.Feed.Copying;

namespace LiveHub.Server.Migration;

/// <summary>Writes how far a copy is, every two seconds and at each log's beginning and end.</summary>
internal sealed class CopyTeller(TextWriter output, TimeProvider time) : IProgress<CopyProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private long _told;

    public void Report(CopyProgress value)
    {
        if (value.Done > 0 && value.Done < value.Total && time.GetElapsedTime(_told) < Interval)
            return;
        _told = time.GetTimestamp();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Log}: {value.Done} of {value.Total} entries"));
    }
}
