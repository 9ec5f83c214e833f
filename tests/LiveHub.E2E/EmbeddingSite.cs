using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveHub.E2E;

/// <summary>Somebody else's site: another origin, with a strict content security policy, that embeds LiveHub by one script tag; its style sheet keeps the place.</summary>
internal sealed class EmbeddingSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Uri liveHub;

    private EmbeddingSite(WebApplication app, Uri liveHub)
    {
        this.app = app;
        this.liveHub = liveHub;
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>What stands in the body of the page.</summary>
    public string Body { get; set; } = "";

    public string Language { get; set; } = "en";

    public string Direction => Language is "ar" or "he" or "fa" ? "rtl" : "ltr";

    public static async Task<EmbeddingSite> StartAsync(Uri liveHub)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new EmbeddingSite(builder.Build(), liveHub);
        site.app.MapGet("/", site.Serve);
        site.app.MapGet("/site.css", () => Results.Text("body { background: var(--paper); color: var(--ink); font-family: var(--font); }", "text/css"));
        site.app.MapGet("/favicon.ico", () => Results.NoContent());
        await site.app.StartAsync();
        site.Address = new Uri(site.app.Urls.Single());
        return site;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Serve(HttpContext context)
    {
        var origin = liveHub.GetLeftPart(UriPartial.Authority);
        // No inline script, no inline style, no eval; only LiveHub's script, connection, fonts and pictures.
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src {origin}; style-src 'self' {origin}; connect-src {origin} ws://{liveHub.Authority}; font-src {origin}; img-src {origin}; media-src https:; base-uri 'none'; form-action 'none'";
        return Results.Content(
            $"""
            <!doctype html>
            <html lang="{Language}" dir="{Direction}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width">
              <meta name="color-scheme" content="light dark">
              <title>Another site</title>
              <link rel="stylesheet" href="{origin}/embed/livehub.css" crossorigin>
              <link rel="stylesheet" href="/site.css">
              <script type="module" src="{origin}/embed/livehub.js"></script>
            </head>
            <body>
              <main>
                <h1>{(Direction == "rtl" ? "موقع آخر" : "Another site")}</h1>
                {Body}
                <p id="below">{(Direction == "rtl" ? "ما تحته لا يتحرك." : "What stands below does not move.")}</p>
              </main>
            </body>
            </html>
            """,
            "text/html; charset=utf-8");
    }
}
