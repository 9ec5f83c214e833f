using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using LiveHub.Testing;
using Microsoft.Playwright;

namespace LiveHub.E2E;

/// <summary>A reader's visit: a browser profile of its own with one page, and everything that went wrong on it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>Notes the layout shifts that no input of the reader caused: how much, and what moved from where to where.</summary>
    private const string WatchLayout = """
        window.moves = [];
        const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
        new PerformanceObserver(list => {
          for (const { hadRecentInput, value, sources } of list.getEntries()) {
            if (hadRecentInput) continue;
            const moved = sources.map(({ node, previousRect, currentRect }) =>
              `${node?.outerHTML?.slice(0, 80) ?? node?.textContent ?? 'inside an element'}: ${place(previousRect)} -> ${place(currentRect)}`);
            window.moves.push(`${value}: ${moved.join('; ')}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
        """;

    /// <summary>Waits for what fades in: half-faded text has half its contrast. What moves for longer is looked at as it moves.</summary>
    private const string Settle = """
        Promise.allSettled(document.getAnimations()
          .filter(({ effect, currentTime }) => effect.getComputedTiming().endTime - (currentTime ?? 0) < 2000)
          .map(({ finished }) => finished)).then(() => undefined)
        """;

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

    /// <param name="prepare">What happens to the page before it is opened.</param>
    public static async Task<Visit> OpenAsync(Station station, Uri address, Look? look = null, Func<IPage, Task>? prepare = null)
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
        if (prepare is not null)
            await prepare(visit.Page);
        await visit.Page.GotoAsync(address.AbsoluteUri);
        return visit;
    }

    /// <summary>Fails when anything on the page has moved that no input of the reader moved, and says what. Browsers call 0.1 good; we call 0 good.</summary>
    public async Task AssertNothingMovedAsync()
    {
        var moves = await Page.EvaluateAsync<string[]>("window.moves");
        Assert.True(moves.Length == 0, string.Join('\n', moves));
    }

    /// <summary>From here on: what a page cannot know before its script has come, such as the length of a list, has moved what stands below.</summary>
    public async Task ForgetMovesAsync() => await Page.EvaluateAsync("window.moves.length = 0");

    /// <summary>A headless page is never hidden by itself, so the page is told what a browser would tell it.</summary>
    public async Task HideAsync(bool hidden) =>
        await Page.EvaluateAsync(
            """
            hidden => {
              Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
              Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') });
              document.dispatchEvent(new Event('visibilitychange'));
            }
            """,
            hidden);

    /// <summary>What has the focus, inside elements too: its part or id, else its text; and whether the focus can be seen.</summary>
    public async Task<(string Name, bool IsSeen)> FocusAsync()
    {
        var answer = await Page.EvaluateAsync<string[]>(
            """
            () => {
              let node = document.activeElement;
              while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
              const box = node.getBoundingClientRect();
              const seen = getComputedStyle(node).outlineStyle !== 'none' && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              return [node.getAttribute('part') ?? (node.id || node.textContent.trim()), String(seen)];
            }
            """);
        return (answer[0], answer[1] == "true");
    }

    /// <summary>True when the page is wider than the window, which shows as a horizontal scrollbar.</summary>
    public async Task<bool> ScrollsSidewaysAsync() =>
        await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>Fails with what is wrong: axe's findings, errors on the console, a page wider than its window.</summary>
    public async Task AssertCleanAsync()
    {
        var findings = await FindAsync();
        // What came while axe looked was seen half faded in. A fault is still there at the next look.
        for (var look = 0; look < 2 && findings.Count > 0; look++)
            findings = await FindAsync();
        IReadOnlyList<string> wrong = [.. findings, .. Complaints];
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.False(await ScrollsSidewaysAsync(), "the page is wider than its window");
    }

    /// <summary>Keeps a picture of the window in artifacts/screenshots.</summary>
    public async Task KeepScreenshotAsync(string name)
    {
        await Page.EvaluateAsync("document.fonts.ready");
        await Page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private async Task<IReadOnlyList<string>> FindAsync()
    {
        await Page.EvaluateAsync(Settle);
        var axe = await Page.RunAxe();
        return [.. axe.Violations.Select(found => $"{found.Id}: {found.Help}: {string.Join(' ', found.Nodes.Select(node => node.Html))}")];
    }

    private void NoteOrigin(string address)
    {
        if (new Uri(address) is { Scheme: "http" or "https" or "ws" or "wss" } uri)
            origins.TryAdd(uri.Authority, true);
    }
}
