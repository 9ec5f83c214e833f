using Microsoft.Extensions.Options;

namespace LiveHub.Server.Pages;

/// <summary>What the page allows a browser to do: nothing from elsewhere but pictures and recordings, no script and style in the page itself.</summary>
internal sealed class PageHeaders(IOptions<PagesOptions> options)
{
    /// <summary>Seconds a cache may answer with the page without asking: as old as the server itself lets it get.</summary>
    private const string CacheControl = "public, max-age=1, must-revalidate";

    private readonly string _policy = string.Join("; ",
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' https: data:", "media-src 'self' https:", "connect-src 'self'",
        "base-uri 'none'", "form-action 'none'", $"frame-ancestors {options.Value.FrameAncestors}");

    public void Write(HttpResponse response, string etag)
    {
        response.Headers.ContentSecurityPolicy = _policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        response.Headers.CacheControl = CacheControl;
        response.Headers.ETag = etag;
    }
}
