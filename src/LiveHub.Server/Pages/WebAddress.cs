namespace LiveHub.Server.Pages;

/// <summary>Guards the addresses in facts: an old or foreign entry must not put a script into a link.</summary>
internal static class WebAddress
{
    /// <summary>The address when it is absolute http or https; else null, and Razor leaves the attribute out.</summary>
    public static string? OrNull(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? address : null;
}
