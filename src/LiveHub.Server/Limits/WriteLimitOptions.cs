namespace LiveHub.Server.Limits;

/// <summary>How fast may be written, section <c>Limits</c>. Every figure: 0 = no limit.</summary>
/// <remarks>Far above a newsroom's pace; they stop a script that runs wild before it fills the feed and every reader's screen.</remarks>
internal sealed class WriteLimitOptions
{
    public const string Section = "Limits";

    /// <summary>Writes a second with one key, on average.</summary>
    public int WritesPerKey { get; set; } = 100;

    /// <summary>Writes a second from one address, on average, right keys or not.</summary>
    public int WritesPerAddress { get; set; } = 200;

    /// <summary>Seconds' worth of writes that may come at once: imports come in bursts.</summary>
    public int BurstSeconds { get; set; } = 10;
}
