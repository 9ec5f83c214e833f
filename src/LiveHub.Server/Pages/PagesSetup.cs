using System.Text.Encodings.Web;
using System.Text.Unicode;
using LiveHub.Feed;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace LiveHub.Server.Pages;

/// <summary>Registers and maps the live page and the files that pages embed.</summary>
internal static class PagesSetup
{
    private const string Html = "text/html; charset=utf-8";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        // Otherwise only the development environment finds wwwroot when started by `dotnet run`.
        builder.WebHost.UseStaticWebAssets();
        var services = builder.Services;
        services.AddOptions<PagesOptions>().BindConfiguration(PagesOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PagesOptions>, PagesOptionsValidator>();
        // Encodes what HTML needs encoded and leaves Arabic readable in the source.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<PageHeaders>();
        services.AddSingleton<PageViews>();
        services.AddSingleton<PageRenderer>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/", GetAsync);
        app.MapStaticAssets();
    }

    private static async Task<IResult> GetAsync(string? lang, string? topic, PageRenderer renderer, PageHeaders headers, HttpContext context)
    {
        RenderedPage page;
        try
        {
            page = await renderer.RenderAsync(PageLanguage.Of(lang), string.IsNullOrEmpty(topic) ? null : topic, context.RequestAborted);
        }
        catch (LogUnavailableException)
        {
            context.Response.Headers.RetryAfter = "5";
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        headers.Write(context.Response, page.ETag);
        if (page.Status != StatusCodes.Status200OK)
            return TypedResults.Text(page.Html, Html, page.Status);
        return TypedResults.Bytes(page.Html, Html, entityTag: EntityTagHeaderValue.Parse(page.ETag));
    }
}
