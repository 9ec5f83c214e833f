using System.Text.Json.Nodes;
using LiveHub.Server.Desk;
using LiveHub.Server.Reading;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests.Drafts;

/// <summary>A newsroom with the rules of a real one, two editors who do not know each other's keys, and a reader's eye on what went out.</summary>
public sealed class AlertDesk : IDisposable
{
    private static readonly string[] Everything = ["read", "write", "publish", "breaking", "push", "approve", "test"];
    private int _text;

    public AlertDesk()
        : this([])
    {
    }

    /// <param name="settings">Over those that a server has by itself.</param>
    internal AlertDesk(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(Rules, StringComparer.Ordinal);
        foreach (var (key, value) in settings)
            all[key] = value;
        Newsroom = new Newsroom(all);
    }

    /// <param name="newsroom">One that is there already; disposed of with the desk.</param>
    internal AlertDesk(Newsroom newsroom) => Newsroom = newsroom;

    /// <summary>What a server does by itself, without a budget: tests of it set one, the others fire as many as they need.</summary>
    internal static IReadOnlyDictionary<string, string> Rules { get; } =
        new Dictionary<string, string>(StrictAlerts.Settings, StringComparer.Ordinal) { ["Alerts:PerDay"] = "0", ["Alerts:PerHour"] = "0" };

    internal Newsroom Newsroom { get; }

    public void Dispose() => Newsroom.Dispose();

    /// <summary>An editor whose key nobody here has made: the administrator's key made it, as it made the others.</summary>
    internal async Task<string> EditorAsync(string more = "") =>
        (await Newsroom.KeyAsync($"\"permissions\":[{string.Join(',', Everything.Select(name => $"\"{name}\""))}]{more}")).Secret;

    /// <summary>A headline like no other.</summary>
    internal string NextText()
    {
        var number = Interlocked.Increment(ref _text);
        return string.Join(' ', Enumerable.Range(0, 6).Select(place => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes((number * 10) + place)))[..7]));
    }

    /// <summary>An alert that is ready to go out.</summary>
    internal string Body(string topics = "[]", string importance = "major", string? text = null, string more = "") => $$"""
        {"texts":[{"value":"{{text ?? NextText()}}","lang":"en"}],"topics":{{topics}},"importance":"{{importance}}","sources":[{"name":"Port authority"}]{{more}}}
        """;

    internal async Task<Reply> SaveAsync(string body, string? key = null) => (await Newsroom.PostAsync("/drafts", body, key: key)).Expect(201);

    internal Task<Reply> SubmitAsync(Reply draft, string body = "{}", string? key = null, string? repeat = null) => ActAsync("submit", draft, body, key, repeat);

    internal Task<Reply> ApproveAsync(Reply draft, string? key = null, string? code = null) =>
        ActAsync("approve", draft, $"{{\"code\":\"{code ?? (string?)draft.Body["code"]}\"}}", key);

    internal Task<Reply> CancelAsync(Reply draft, string? key = null) => Newsroom.PostAsync($"/drafts/{draft.Id}/cancel", "{}", key: key);

    internal Task<Reply> ActAsync(string act, Reply draft, string body = "{}", string? key = null, string? repeat = null) =>
        Newsroom.PostAsync($"/drafts/{draft.Id}/{act}", body, $"\"{draft.Revision}\"", repeat, key);

    internal Task<Reply> FindAsync(Reply draft) => Newsroom.GetAsync($"/drafts/{draft.Id}", LiveHubProcess.AdminKey);

    internal async Task<string> StateAsync(Reply draft) => (string)(await FindAsync(draft)).Body["state"]!;

    /// <summary>Readers have it.</summary>
    internal async Task<bool> IsOutAsync(Reply draft) => (string?)(await Newsroom.GetAsync($"/alerts/{draft.Id}")).Body["state"] == "active";

    /// <summary>Nothing of an alert is anywhere where it could reach somebody: not on the desk as fired, not as an order for phones, not in the feed.</summary>
    internal async Task AssertNothingLeftAsync(string id)
    {
        var services = Newsroom.Node.Services;
        var cancel = TestContext.Current.CancellationToken;
        Assert.Null(await services.GetRequiredService<Feed.DeskLog>().Log.ReadHeadAsync(DeskSubjects.Alert(id), cancel));
        Assert.Null(await services.GetRequiredService<Feed.DeskLog>().Log.ReadHeadAsync($"push/{id}.1", cancel));
        Assert.Null(await services.GetRequiredService<Feed.FeedLog>().Log.ReadHeadAsync(DeskSubjects.Alert(id), cancel));
        Assert.Null(services.GetRequiredService<LiveFeed>().State.Find(DeskSubjects.Alert(id)));
        (await Newsroom.GetAsync($"/alerts/{id}")).Expect(404, "not-found");
    }

    internal async Task OutAsync(Reply draft) => await Eventually.Until($"alert {draft.Id} is out", () => IsOutAsync(draft));

    internal async Task<JsonArray> AlertsAsync() => (await Newsroom.GetAsync("/alerts")).Body["alerts"]!.AsArray();
}
