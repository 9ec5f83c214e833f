namespace LiveHub.Server.Ticker;

/// <summary>How fast a draining node lets its readers go: a slice at a time, so that no second brings more than a tenth of them to other nodes.</summary>
/// <param name="Slice">Readers that get their goodbye together.</param>
/// <param name="Interval">From one slice to the next.</param>
internal readonly record struct DrainPace(int Slice, TimeSpan Interval)
{
    /// <summary>So few readers are let go at once: pacing them would only make a restart long.</summary>
    public const int Handful = 24;

    /// <summary>The readers of a slice come back spread over this time.</summary>
    public static readonly TimeSpan Spread = TimeSpan.FromMilliseconds(200);

    /// <summary>Reconnects that other nodes take in a second without hurting the readers they have.</summary>
    private const int ReconnectsPerSecond = 1000;
    private const int ShareOfReaders = 10;
    private const int Slices = 56;

    /// <summary>Slices are sent, and readers return, a little later or sooner than planned.</summary>
    private const double Margin = 1.45;

    public static DrainPace Of(int readers, TimeSpan longest)
    {
        if (readers <= Handful)
            return new DrainPace(Math.Max(1, readers), TimeSpan.Zero);
        var slice = Math.Max(1, readers / Slices);
        // A second, and the spread before it, must touch no more slices than make up the share.
        var inSecond = readers / ShareOfReaders / slice;
        var interval = (TimeSpan.FromSeconds(1) + Spread) * Margin / inSecond;
        var least = TimeSpan.FromSeconds((double)slice / ReconnectsPerSecond);
        var pace = new DrainPace(slice, interval > least ? interval : least);
        // Beyond that the process may be killed: then too fast is better than not at all.
        return pace.LastsFor(readers) <= longest ? pace : pace with { Interval = longest / pace.Pauses(readers) };
    }

    /// <summary>From the first slice to the last.</summary>
    public TimeSpan LastsFor(int readers) => Interval * Pauses(readers);

    private int Pauses(int readers) => readers == 0 ? 0 : (readers - 1) / Slice;
}
