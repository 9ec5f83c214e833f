using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using LiveHub.Server.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LiveHub.Server.Demo.Phones;

/// <summary><c>/demo/phones</c>: what the demo's phones show, kept current by server-sent events.</summary>
internal static class PhonesEndpoints
{
    public static void MapDemoPhones(this WebApplication app)
    {
        app.MapGet("/demo/phones", GetAsync);
        app.MapGet("/demo/phones/live", Watch);
    }

    private static async Task<IResult> GetAsync(string? lang, PageHeaders headers, IServiceProvider services, ILoggerFactory loggers, HttpContext context)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PhonesPage.Words)] = PhonesWords.In(lang) });
        var html = Encoding.UTF8.GetBytes(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PhonesPage>(parameters)).ToHtmlString()));
        headers.Write(context.Response, $"\"{Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 8))}\"");
        return TypedResults.Bytes(html, "text/html; charset=utf-8");
    }

    private static IResult Watch(PhoneWall wall, IHostApplicationLifetime lifetime, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(WatchAsync(wall, lifetime.ApplicationStopping, cancellationToken), eventType: "phones");

    /// <summary>Until the page is closed or the server ends, which would otherwise wait for the page.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<PhoneView>> WatchAsync(PhoneWall wall, CancellationToken stopping, [EnumeratorCancellation] CancellationToken closed)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, closed);
        await foreach (var phones in wall.WatchAsync(either.Token))
            yield return phones;
    }
}
