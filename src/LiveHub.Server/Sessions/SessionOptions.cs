namespace LiveHub.Server.Sessions;

/// <summary>How long people stay signed in, section <c>Sessions</c>.</summary>
internal sealed class SessionOptions
{
    public const string Section = "Sessions";

    /// <summary>A session ends when nothing was done with it for so long: somebody may have left the desk.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>A session ends after so long whatever is done with it: a shift and a little more.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(12);
}
