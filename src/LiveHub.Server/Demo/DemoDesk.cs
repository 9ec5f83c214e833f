using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Demo;

/// <summary>Publishes entries of the script. What has been published is read from the feed, so a restart goes on where the demo stopped.</summary>
internal sealed class DemoDesk(DemoScript script, DemoEditor editor, DemoAlerts alerts, LiveFeed live, TimeProvider time)
{
    /// <summary>A demo that has been off for longer begins with fresh news.</summary>
    private static readonly TimeSpan ItemLife = TimeSpan.FromHours(6);
    private static readonly TimeSpan AlertLife = TimeSpan.FromSeconds(40);

    /// <summary>Completes when the feed has been read; before that nothing can be told from it.</summary>
    public Task Ready => live.Loaded;

    /// <summary>Opens the topics that are missing, the channel first.</summary>
    public async Task OpenTopicsAsync(CancellationToken cancellationToken)
    {
        foreach (var topic in script.Topics)
        {
            if (live.State.Find(Subjects.Topic(DemoScript.SlugOf(topic))) is null)
                await editor.OpenTopicAsync(topic, cancellationToken);
        }
    }

    /// <summary>Whether readers have something to see.</summary>
    public bool HasNews => live.State.Page(null, null, long.MaxValue, 10).Count == 10;

    /// <summary>The entry of a language whose turn it is: the first that has been published least often.</summary>
    public DemoEntry NextOf(string language) => script.Entries[language].OrderBy(RoundsOf).First();

    /// <summary>Publishes an entry, and hides the time it was published before: the demo never grows beyond its script.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> PublishAsync(DemoEntry entry, TimeSpan ago, string ownAddress, CancellationToken cancellationToken)
    {
        var round = RoundsOf(entry) + 1;
        var id = entry.IdOf(round);
        var before = entry.IdOf(round - 1);
        if (live.State.Find(Subjects.Item(before)) is { } old && old.IsVisible(Now()))
            await editor.ChangeAsync(before, new JsonObject { ["hidden"] = true }, cancellationToken);
        var text = entry.Item.ToJsonString().Replace("\"~/", $"\"{ownAddress}/", StringComparison.Ordinal);
        var item = JsonSerializer.Deserialize<JsonObject>(text) ?? [];
        item["id"] = id;
        item["language"] = entry.Language;
        item["publishedAt"] = Now() - (long)ago.TotalMilliseconds;
        item["expiresAt"] = Now() + (long)ItemLife.TotalMilliseconds;
        await editor.PostAsync(item, cancellationToken);
        return id;
    }

    /// <summary>What an editor does to an item after a while.</summary>
    public async Task FollowUpAsync(DemoEntry entry, string id, CancellationToken cancellationToken)
    {
        if (entry.Correction is { } correction)
            await editor.CorrectAsync(id, correction, cancellationToken);
        if (entry.Retraction is { } retraction)
            await editor.RetractAsync(id, retraction, cancellationToken);
    }

    /// <returns>The alert's id.</returns>
    public async Task<string> FireAsync(DemoAlert alert, CancellationToken cancellationToken)
    {
        var id = $"demo-{alert.Key}-{Now()}";
        await alerts.FireAsync(
            new JsonObject { ["id"] = id, ["texts"] = alert.Texts.DeepClone(), ["topics"] = new JsonArray(), ["developing"] = true, ["expiresAt"] = Now() + (long)AlertLife.TotalMilliseconds }, cancellationToken);
        return id;
    }

    /// <summary>What turned out about an alert: it was wrong in a part, or as a whole; or nothing.</summary>
    public Task AmendAsync(DemoAlert alert, string id, CancellationToken cancellationToken)
    {
        if (alert.Correction is { } correction)
            return alerts.CorrectAsync(id, correction, cancellationToken);
        return alert.Withdraw ? alerts.RecallAsync(id, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>The programme goes on air, or off.</summary>
    public Task ToggleAsync(string slug, CancellationToken cancellationToken) => editor.EnterAsync(
        slug, live.State.Find(Subjects.Topic(slug))?.Fact is TopicFact { State: TopicStates.Live } ? TopicStates.Upcoming : TopicStates.Live, cancellationToken);

    private int RoundsOf(DemoEntry entry)
    {
        var rounds = 0;
        while (live.State.Find(Subjects.Item(entry.IdOf(rounds + 1))) is not null)
            rounds++;
        return rounds;
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
