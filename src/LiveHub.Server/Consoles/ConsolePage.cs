namespace LiveHub.Server.Consoles;

/// <summary>The page of the console: nothing but the script that draws it. It holds no secret; whoever may do something signs in first.</summary>
internal static class ConsolePage
{
    private const string Html = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>LiveHub</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/embed/livehub-console.css">
        <script type="module" src="/embed/livehub-console.js"></script>
        </head>
        <body><noscript><p lang="ar" dir="rtl">تحتاج غرفة التحرير إلى JavaScript.</p><p>The console needs JavaScript.</p></noscript></body>
        </html>
        """;

    /// <summary>Nothing from elsewhere but pictures, no script or style in the page itself, and in nobody's frame: a click on it is meant for it.</summary>
    private static readonly string Policy = string.Join("; ",
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' https: data:", "connect-src 'self'",
        "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'");

    /// <param name="paths">Addresses under which the script finds out for itself what is wanted.</param>
    public static void MapConsolePage(this WebApplication app, params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
            app.MapGet(path, Get);
    }

    private static IResult Get(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Text(Html, "text/html; charset=utf-8");
    }
}
