using System.Globalization;
using LiveHub.Server.Publishing.Drafts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveHub.Server.Tests.Drafts;

/// <summary>The page that an alert leads to, on a real web server of this machine.</summary>
public sealed class LinkCheckTests : IAsyncLifetime
{
    private readonly WebApplication _web;
    private readonly AlertDesk _desk = new(("Alerts:LinkCheck", "true"), ("Alerts:LinkHosts:0", "127.0.0.1"));
    private int _hits;

    public LinkCheckTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _web = builder.Build();
        _web.Use((context, next) =>
        {
            Interlocked.Increment(ref _hits);
            return next(context);
        });
        _web.MapGet("/story", () => "There.");
        _web.MapGet("/moved", () => Results.Redirect("/story"));
        _web.MapGet("/inside", (HttpContext context) => Results.Redirect($"http://localhost:{context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture)}/story"));
        _web.MapGet("/loop", () => Results.Redirect("/loop"));
        _web.MapGet("/file", () => Results.Redirect("file:///etc/hosts"));
    }

    public async ValueTask InitializeAsync() => await _web.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _desk.Dispose();
        await _web.DisposeAsync();
    }

    [Theory]
    [InlineData("/story", true, 200)]
    [InlineData("/moved", true, 200)]
    [InlineData("/none", false, 404)]
    [InlineData("/loop", false, 302)]
    [InlineData("/file", false, null)]
    public async Task A_page_is_there_when_it_answers(string path, bool isThere, int? status)
    {
        var result = await Links.AskAsync(_web.Urls.Single() + path, TestContext.Current.CancellationToken);
        Assert.Equal((isThere, status), (result.IsThere, result.Status));
    }

    [Fact]
    public async Task A_redirect_into_the_own_network_is_not_followed()
    {
        // The name "localhost" is not among the hosts that are excepted, though the address is that of one.
        var result = await Links.AskAsync(_web.Urls.Single() + "/inside", TestContext.Current.CancellationToken);
        Assert.Equal((false, null, "its address is not public.", 1), (result.IsThere, result.Status, result.Detail, _hits));
    }

    [Fact]
    public async Task An_alert_that_leads_nowhere_is_typed()
    {
        var there = await _desk.SaveAsync(_desk.Body(more: $",\"url\":\"{_web.Urls.Single()}/story\""));
        (await _desk.SubmitAsync(there)).Expect(202);
        var nowhere = await _desk.SaveAsync(_desk.Body(more: $",\"url\":\"{_web.Urls.Single()}/none\""));
        var refused = (await _desk.SubmitAsync(nowhere)).Expect(409, "confirmation-needed");
        Assert.Equal("link", (string?)Assert.Single(refused.Body["needed"]!.AsArray())!["kind"]);
        (await _desk.SubmitAsync(nowhere, """{"typed":{"link":"Link not checked"}}""")).Expect(202);
        var check = (await _desk.Newsroom.PostAsync("/drafts/check", _desk.Body(more: $",\"url\":\"{_web.Urls.Single()}/none\""))).Expect(200);
        Assert.Equal((404, false), ((int)check.Body["link"]!["status"]!, (bool)check.Body["link"]!["ok"]!));
    }

    private LinkCheck Links => _desk.Newsroom.Node.Services.GetRequiredService<LinkCheck>();
}
