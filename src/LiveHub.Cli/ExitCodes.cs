namespace LiveHub.Cli;

/// <summary>What the process ends with; scripts decide by them.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>The server refused; the problem is printed field by field.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong, or needs an answer that nobody is there to give.</summary>
    public const int Usage = 2;

    /// <summary>No server, or none that could write, within <c>--wait</c>.</summary>
    public const int Unreachable = 3;

    /// <summary>Somebody else changed the subject first; the current state is printed.</summary>
    public const int Conflict = 4;

    /// <summary>Taken, and not out: it waits for somebody else or for its time.</summary>
    public const int Waiting = 5;

    public const int Cancelled = 130;
}
