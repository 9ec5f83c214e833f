namespace LiveHub.Server.Hosting;

/// <summary>How a node that is being stopped lets go, section <c>Drain</c>.</summary>
internal sealed class DrainOptions
{
    public const string Section = "Drain";

    /// <summary>The drain ends after this time, however many readers are left. A container's grace period must be longer: see <see cref="AnswerTime"/>.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>After the drain, requests that were accepted get this long to be answered.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);
}
