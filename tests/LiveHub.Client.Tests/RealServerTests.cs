using System.Net.Http.Json;
using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Client.Tests;

/// <summary>The client against the server it is made for, in the test's own process.</summary>
public sealed class RealServerTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly LiveHubNode _node;
    private readonly HttpClient _editor;

    public RealServerTests()
    {
        _node = new LiveHubNode(_folder.Path).Start();
        _editor = _node.CreateEditor();
    }

    public void Dispose()
    {
        _editor.Dispose();
        _node.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(WireEncoding.MessagePack)]
    [InlineData(WireEncoding.Json)]
    public async Task Published_headlines_arrive_and_a_second_follow_of_the_view_resumes(WireEncoding encoding)
    {
        await PostAsync("topics", new { slug = "harbour", labels = new[] { new { value = "Harbour", lang = "en" } } });
        await PostAsync("items", new { id = "a", topics = new[] { "harbour" }, language = "en", headline = "First" });
        var client = new LiveHubClient(new LiveHubClientOptions { Server = _node.Address, Encoding = encoding });
        var view = new LiveView(FollowSet.Of(["harbour"], []));
        await TakeAsync(client, view, change => change is SnapshotChange);
        Assert.Equal(["item/a"], view.Items(client.Clock.Now).Select(entry => entry.Subject));

        await PostAsync("items", new { id = "b", topics = new[] { "harbour" }, language = "ar", headline = "فتح الميناء" });
        await PostAsync("items", new { id = "c", topics = new[] { "harbour" }, language = "en", headline = "Third" });
        var seen = await TakeAsync(client, view, change => change is EntryChange { Entry.Subject: "item/c" });
        Assert.Equal(["item/b", "item/c"], seen.OfType<EntryChange>().Select(change => change.Entry.Subject));
        Assert.DoesNotContain(seen, change => change is SnapshotChange);
        Assert.Equal(["item/c", "item/b", "item/a"], view.Items(client.Clock.Now).Select(entry => entry.Subject));
        Assert.Equal(3, view.Counts["harbour"]);
    }

    [Fact]
    public async Task Follow_of_no_topic_is_refused_with_its_code()
    {
        var client = new LiveHubClient(_node.Address);
        var refusal = await Assert.ThrowsAsync<FollowRefusedException>(() => TakeAsync(client, new LiveView(FollowSet.Of([], [])), _ => false));
        Assert.Equal(GoodbyeCodes.NoTopics, refusal.Code);
    }

    private static async Task<List<LiveChange>> TakeAsync(LiveHubClient client, LiveView view, Predicate<LiveChange> last)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var seen = new List<LiveChange>();
        await foreach (var change in client.FollowAsync(view, limit.Token))
        {
            seen.Add(change);
            if (last(change))
                break;
        }
        return seen;
    }

    private async Task PostAsync<T>(string path, T body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/" + path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await _editor.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
