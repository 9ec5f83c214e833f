namespace LiveHub.Server.Demo;

/// <summary>Settings of the simulated newsroom, section <c>Demo</c>.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>True only when <c>--demo</c> was given: invented news is published, and the page says so.</summary>
    public bool Enabled { get; set; }

    /// <summary>False leaves the simulated phones out, and with them the stand-in for FCM.</summary>
    public bool Phones { get; set; } = true;
}
