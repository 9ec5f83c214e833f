using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Playwright;

namespace LiveHub.E2E;

/// <summary>What every browser test stands on: Chromium, a running server, and a page on another origin that embeds it.</summary>
public sealed class Station : IAsyncLifetime
{
    /// <summary>Milliseconds for what a page should show at once: news takes far less, a busy machine may take this long.</summary>
    private const float Patience = 15_000;

    private readonly TestFolder data = new();
    private IPlaywright? playwright;
    private IBrowser? browser;
    private LiveHubProcess? server;

    public LiveHubProcess Server => server ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>Publishes on <see cref="Server"/>.</summary>
    internal Newsroom Newsroom => new(Server.Http);

    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser has not started.");

    public async ValueTask InitializeAsync()
    {
        server = await LiveHubProcess.StartAsync(data.Path);
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = FindChromium(),
            Headless = true,
            ChromiumSandbox = false,
            // No quic, updates or sync: a test's browser speaks to the test's servers only.
            Args =
            [
                "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-gpu",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
        data.Dispose();
    }

    private static string FindChromium()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Chromium is not installed; ./test installs it.");
    }
}
