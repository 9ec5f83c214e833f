using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LiveHub.Protocol;
using LiveHub.Server.Pages.Parts;
using LiveHub.Server.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LiveHub.Server.Pages;

/// <summary>Renders the live page, at most once per second, language and topic, however many ask. Any thread.</summary>
internal sealed class PageRenderer(SnapshotSource snapshots, PageViews views, IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>Age of what a reader may get: the components bring the page up to date, so that a rush of readers need not.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>Entries that may have come since; within a second no limit is needed.</summary>
    private const int AnyNumber = int.MaxValue;

    private const int Kept = 256;
    private readonly ConcurrentDictionary<(string Lang, string? Topic), RenderedPage> _pages = new();

    /// <exception cref="Feed.LogUnavailableException">An older body is needed and the store cannot answer.</exception>
    public async Task<RenderedPage> RenderAsync(string lang, string? topic, CancellationToken cancellationToken)
    {
        var snapshot = await snapshots.GetAsync(FollowSet.Of([FollowSet.AllTopics], [lang]), AnyNumber, Fresh, cancellationToken);
        if (_pages.TryGetValue((lang, topic), out var kept) && ReferenceEquals(kept.Of, snapshot))
            return kept;
        var page = await RenderAsync(snapshot, lang, topic);
        // An unknown topic is not kept: anybody could fill the memory with them.
        if (page.Status == StatusCodes.Status200OK)
        {
            if (_pages.Count >= Kept)
                _pages.Clear();
            _pages[(lang, topic)] = page;
        }
        return page;
    }

    private async Task<RenderedPage> RenderAsync(Snapshot snapshot, string lang, string? topic)
    {
        var view = views.Make(snapshot, lang, topic);
        var html = view is not null
            ? await HtmlOfAsync<LivePage>(nameof(LivePage.Page), view)
            : await HtmlOfAsync<UnknownTopic>(nameof(UnknownTopic.Page), views.Make(snapshot, lang, null)!);
        var bytes = Encoding.UTF8.GetBytes(html);
        var status = view is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return new RenderedPage(snapshot, status, bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");
    }

    private async Task<string> HtmlOfAsync<TPage>(string parameter, PageView view)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [parameter] = view });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString());
    }
}
