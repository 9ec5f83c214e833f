namespace LiveHub.Testing;

/// <summary>Whether the tests run at full length (<c>./test --faults</c>, <c>--fuzz</c>, <c>--load</c>) or as a smoke.</summary>
public static class LongRun
{
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("LIVEHUB_LONG") == "1";

    public static T Of<T>(T smoke, T full) => IsAsked ? full : smoke;
}
