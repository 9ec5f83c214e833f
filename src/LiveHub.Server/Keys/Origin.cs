using LiveHub.Server.Limits;

namespace LiveHub.Server.Keys;

/// <summary>From where an act came, as the desk keeps it: by which kind of program, and its address; such as <c>web 192.0.2.7</c>.</summary>
internal static class Origin
{
    /// <summary>What the terminal says it is.</summary>
    private const string Terminal = "livehub/";

    /// <summary>Of what the server does by itself.</summary>
    public const string Server = "server";

    public static string Of(HttpContext context) => $"{ProgramOf(context.Request.Headers.UserAgent.ToString())} {ClientAddress.Of(context)}";

    /// <summary>As the program says; it proves nothing, and nothing depends on it.</summary>
    private static string ProgramOf(string userAgent) =>
        userAgent.StartsWith(Terminal, StringComparison.Ordinal) ? "cli"
        : userAgent.StartsWith("Mozilla/", StringComparison.Ordinal) ? "web"
        : "api";
}
