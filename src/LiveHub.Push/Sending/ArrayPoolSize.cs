namespace LiveHub.Push.Sending;

/// <summary>Lets the process keep as many buffers as hundreds of requests at the same time hold: the framework keeps 32 of a size for each core, and what is above is made anew, 20 KB for every message.</summary>
public static class ArrayPoolSize
{
    private const string Name = "DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION";
    private const string Enough = "256";

    /// <summary>Has an effect before the first buffer is rented only, so first thing in a program. What the operator has set stays.</summary>
    public static void Raise()
    {
        if (Environment.GetEnvironmentVariable(Name) is null)
            Environment.SetEnvironmentVariable(Name, Enough);
    }
}
