namespace LiveHub.Server.Sessions;

/// <summary>Whether a request comes from our own pages, by what browsers say and pages cannot change.</summary>
internal static class SameOrigin
{
    /// <summary>Null when the request says nothing about it: no browser sent it, or a very old one.</summary>
    public static bool? Of(HttpRequest request)
    {
        // What it says holds behind any proxy; our own address may be another one there.
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site == "same-origin";
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
            return string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
        return null;
    }
}
