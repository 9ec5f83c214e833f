using LiveHub.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace LiveHub.E2E.Mobile;

/// <summary>Serves the sample app as <c>eng/test-mobile</c> has bundled it for browsers.</summary>
internal sealed class MobileSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private MobileSite(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = null!;

    public static async Task<MobileSite> StartAsync()
    {
        var bundle = Repository.PathOf("artifacts", "mobile-sample");
        Assert.True(File.Exists(Path.Combine(bundle, "index.html")), "The sample app is not bundled; run eng/test-mobile artifacts/results/mobile.vitest.json.");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new MobileSite(builder.Build());
        site.app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(bundle) });
        site.app.MapGet("/favicon.ico", () => Results.NoContent());
        await site.app.StartAsync();
        site.Address = new Uri(site.app.Urls.Single());
        return site;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
