using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LiveHub.Testing;
using Microsoft.Playwright;

namespace LiveHub.E2E;

/// <summary>A reader's visit: a browser profile of its own with one page, and everything that went wrong on it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>Sums the layout shifts that no input of the reader caused.</summary>
    private const string WatchLayout = """
        window.layoutShift = 0;
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.layoutShift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        """;

    /// <summary>Layout shift that the banner may cause in all, from first paint through its changes of state.</summary>
    public const double StateShift = 0.005;

    /// <summary>What the live page may move while its script takes the server's articles over: below 0.1 the web vitals call it good; the goal is 0.</summary>
    public const double TakeoverShift = 0.1;

    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentDictionary<string, bool> origins = new();
    private readonly IBrowserContext context;

    private Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning")
                complaints.Enqueue($"console {line.Type}: {line.Text} ({line.Location})");
        };
        page.PageError += (_, error) => complaints.Enqueue($"page error: {error}");
        page.Request += (_, request) => NoteOrigin(request.Url);
        page.WebSocket += (_, socket) => NoteOrigin(socket.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings on the console, and exceptions that nobody caught.</summary>
    public IReadOnlyList<string> Complaints => [.. complaints];

    /// <summary>Host and port of everything that the page asked for.</summary>
    public IReadOnlyList<string> Origins => [.. origins.Keys.Order(StringComparer.Ordinal)];

    public static async Task<Visit> OpenAsync(Station station, Uri address, Look? look = null)
    {
        look ??= Look.Desktop;
        var profile = await station.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            HasTouch = look.HasTouch,
            JavaScriptEnabled = look.RunsJavaScript,
            ColorScheme = look.Scheme,
            ReducedMotion = look.Motion,
            Locale = look.Locale,
            TimezoneId = "Europe/Athens",
        });
        profile.SetDefaultTimeout((float)Eventually.DefaultTimeout.TotalMilliseconds);
        await profile.AddInitScriptAsync(WatchLayout);
        var visit = new Visit(profile, await profile.NewPageAsync());
        await visit.Page.GotoAsync(address.AbsoluteUri);
        return visit;
    }

    /// <summary>
    /// The sum of unexpected layout shifts so far; browsers call 0.1 good. What we allow ourselves: <see cref="StateShift"/> and <see cref="TakeoverShift"/>.
    /// </summary>
    public async Task<double> LayoutShiftAsync() => await Page.EvaluateAsync<double>("window.layoutShift");

    /// <summary>True when the page is wider than the window, which shows as a horizontal scrollbar.</summary>
    public async Task<bool> ScrollsSidewaysAsync() =>
        await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>Fails with what is wrong: axe's findings, errors on the console, a page wider than its window.</summary>
    public async Task AssertCleanAsync()
    {
        // All rules but one hint: whether everything stands in a landmark depends on what neighbouring tests have put on the page just then.
        var axe = await Page.RunAxe(new AxeRunOptions
        {
            Rules = new Dictionary<string, RuleOptions>(StringComparer.Ordinal) { ["region"] = new RuleOptions { Enabled = false } },
        });
        var findings = axe.Violations.Select(found => $"{found.Id}: {found.Help}: {string.Join(' ', found.Nodes.Select(node => node.Html))}");
        Assert.Empty(string.Join('\n', findings));
        Assert.Empty(Complaints);
        Assert.False(await ScrollsSidewaysAsync(), "the page is wider than its window");
    }

    /// <summary>Keeps a picture of the window in artifacts/screenshots.</summary>
    public async Task KeepScreenshotAsync(string name)
    {
        await Page.EvaluateAsync("document.fonts.ready");
        await Page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void NoteOrigin(string address)
    {
        if (new Uri(address) is { Scheme: "http" or "https" or "ws" or "wss" } uri)
            origins.TryAdd(uri.Authority, true);
    }
}
