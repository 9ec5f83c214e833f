using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveHub.E2E.Alerts;

/// <summary>A site that offers alerts: its page has &lt;live-push&gt;, its worker brings in LiveHub's, and a strict policy allows no more than that.</summary>
internal sealed class AlertSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string liveHub;
    private readonly string language;
    private readonly string topic;

    private AlertSite(WebApplication app, Uri liveHub, string language, string topic)
    {
        this.app = app;
        this.liveHub = liveHub.GetLeftPart(UriPartial.Authority);
        this.language = language;
        this.topic = topic;
    }

    public Uri Address { get; private set; } = null!;

    /// <param name="topic">That its readers are alerted of.</param>
    public static async Task<AlertSite> StartAsync(Uri liveHub, string language, string topic)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new AlertSite(builder.Build(), liveHub, language, topic);
        site.app.MapGet("/", site.Serve);
        site.app.MapGet("/story", () => Results.Content("<!doctype html><html lang=en><title>The story</title><h1>The story</h1></html>", "text/html"));
        site.app.MapGet("/favicon.ico", () => Results.NoContent());
        site.app.MapGet("/page.js", () => Results.Text("document.querySelector('live-push').getToken = async registration => 'token-of-' + new URL(registration.scope).host;", "text/javascript"));
        site.app.MapGet("/livehub-push-sw.js", () => Results.Text($"importScripts('{site.liveHub}/embed/livehub-push-sw.js');", "text/javascript"));
        await site.app.StartAsync();
        site.Address = new Uri(site.app.Urls.Single());
        return site;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Serve(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self' {liveHub}; connect-src {liveHub}; worker-src 'self'; base-uri 'none'; form-action 'none'";
        return Results.Content(
            $"""
            <!doctype html>
            <html lang="{language}" dir="{(language is "ar" or "fa" or "he" ? "rtl" : "ltr")}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width">
              <meta name="color-scheme" content="light dark">
              <title>A site with alerts</title>
              <script type="module" src="{liveHub}/embed/livehub-push.js"></script>
              <script type="module" src="/page.js"></script>
            </head>
            <body><main><h1>Alerts</h1><live-push topics="{topic}" languages="{language} en"></live-push></main></body>
            </html>
            """,
            "text/html; charset=utf-8");
    }
}
