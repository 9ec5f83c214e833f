using LiveHub.Protocol;
using LiveHub.Server.Demo;
using LiveHub.Server.Pages.Words;
using LiveHub.Server.Reading;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Pages;

/// <summary>Makes the page's view from a snapshot of all topics in one language. Any thread.</summary>
internal sealed class PageViews(LiveFeed live, IOptions<PagesOptions> pages, IOptions<DemoOptions> demo)
{
    private const int TickerItems = 8;
    private const int FurtherItems = 10;

    /// <summary>As in the component.</summary>
    private const int KeyEvents = 10;
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(pages.Value.TimeZone);

    /// <param name="topic">Limits the list; null: all topics.</param>
    /// <returns>Null when there is no such topic.</returns>
    public PageView? Make(Snapshot snapshot, string lang, string? topic)
    {
        var counts = snapshot.Counts.ToDictionary(count => count.Topic, count => count.Count, StringComparer.Ordinal);
        List<TopicView> topics =
        [
            .. live.State.Topics().Select(head => (Slug: Subjects.IdOf(head.Subject), Fact: (TopicFact)head.Fact!))
                .Select(entry => new TopicView(entry.Slug, entry.Fact, counts.GetValueOrDefault(entry.Slug))),
        ];
        var selected = topics.Find(view => view.Slug == topic);
        if (topic is not null && selected is null)
            return null;

        var entries = snapshot.Entries.Select(EntryEncoder.Wire).ToList();
        var newest = entries.Where(entry => entry.Body is ItemFact fact && fact.IsVisible(snapshot.Time))
            .Select(entry => new ItemView(Subjects.IdOf(entry.Subject), entry.First, entry.Revision, entry.Topics, (ItemFact)entry.Body!))
            .OrderByDescending(item => item.First).ToList();
        var wanted = newest.Where(item => topic is null || item.Topics.Contains(topic, StringComparer.Ordinal)).ToList();
        var list = wanted.OrderBy(item => item.Fact.Pin ?? int.MaxValue).ThenByDescending(item => item.First).Take(pages.Value.ListItems).ToList();
        var listed = list.ToHashSet();
        var alerts = entries.Where(entry => entry.Body is AlertFact fact && fact.IsActive(snapshot.Time))
            .OrderByDescending(entry => entry.First)
            .Select(entry => new AlertView(Subjects.IdOf(entry.Subject), (AlertFact)entry.Body!));
        var channel = selected ?? topics.Find(view => view.IsChannel);
        return new PageView(
            new Speech(lang, channel?.Fact.Numbering, _zone), topics, selected, list,
            [.. wanted.Where(item => item.Fact.Labels.Contains(ItemLabels.Key, StringComparer.Ordinal)).Take(KeyEvents)], [.. newest.Where(item => !listed.Contains(item)).Take(FurtherItems)],
            [.. alerts], [.. newest.Take(TickerItems)], snapshot.Time, demo.Value.Enabled, demo.Value is { Enabled: true, Phones: true }, pages.Value.ListItems);
    }
}
