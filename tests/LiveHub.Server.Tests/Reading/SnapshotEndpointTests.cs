using System.Net;
using System.Text.Json;
using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Reading;

public sealed class SnapshotEndpointTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly LiveHubNode _node;
    private readonly HttpClient _http;

    public SnapshotEndpointTests()
    {
        _node = new LiveHubNode(_folder.Path).Start();
        _http = _node.CreateClient();
    }

    public void Dispose()
    {
        _http.Dispose();
        _node.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Poller_gets_the_frame_that_a_hub_reader_gets()
    {
        var feed = new TestFeed(_node);
        await feed.OpenTopicAsync("harbour");
        var last = await feed.PostAsync("a", "harbour", "فتح الميناء", "ar");
        await Eventually.Until("the fold has it", async () => (await GetAsync("?topics=harbour")).Entries.Count == 2);

        var frame = await GetAsync("?topics=harbour&languages=ar");

        Assert.True(frame.Reset);
        Assert.Equal(["topic/harbour", "item/a"], frame.Entries.Select(entry => entry.Subject));
        Assert.Equal($"{last.Offset}", frame.Through?.Split('.')[1]);
        Assert.Equal([new TopicCount("harbour", 1)], frame.Counts);
        Assert.Equal("فتح الميناء", ((ItemFact)frame.Entries[1].Body!).Headline.Value);
    }

    [Fact]
    public async Task Unchanged_snapshot_is_not_sent_again_and_any_origin_may_ask()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/snapshot?topics=*");
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var first = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("*", Assert.Single(first.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(first.Headers.Contains("Access-Control-Allow-Credentials"));

        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/snapshot?topics=*");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _http.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?topics=Not+A+Slug")]
    [InlineData("?topics=a&languages=%21")]
    public async Task Bad_question_gets_a_problem_that_says_what_to_do(string query)
    {
        using var answer = await _http.GetAsync(new Uri("/api/v1/snapshot" + query, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<FeedFrame> GetAsync(string query)
    {
        var text = await _http.GetStringAsync(new Uri("/api/v1/snapshot" + query, UriKind.Relative), TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<FeedFrame>(text, WireJson.Options)!;
    }
}
