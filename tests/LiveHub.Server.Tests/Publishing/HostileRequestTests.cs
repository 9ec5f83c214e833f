using System.Net.Http.Headers;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Publishing;

/// <summary>Bodies that no honest client sends get an answer, never a crash and never half an item.</summary>
public sealed class HostileRequestTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    public static TheoryData<string, string> Bodies => new()
    {
        { "", "malformed" },
        { "nonsense", "malformed" },
        { "{\"headline\":\"x\"", "malformed" },
        { "{\"headline\":\"x\",}", "malformed" },
        { "{} {}", "malformed" },
        { new string('[', 60_000), "malformed" },
        { string.Concat(Enumerable.Repeat("{\"a\":", 5_000)) + "1" + new string('}', 5_000), "malformed" },
        { "null", "invalid" },
        { "[]", "invalid" },
        { "\"text\"", "invalid" },
        { "{\"headline\":\"half \\ud800 pair\"}", "invalid" },
        { "{\"\\udc00\":1}", "invalid" },
        { "{\"headline\":{\"value\":{\"value\":\"x\"}}}", "invalid" },
        { "{\"headline\":null,\"topics\":null,\"language\":null}", "invalid" },
        { "{\"topics\":[[],{},null,1,true]}", "invalid" },
        { "{\"urgency\":1e400,\"pin\":1.5,\"publishedAt\":-1,\"expiresAt\":99999999999999999999}", "invalid" },
        { "{\"url\":\"javascript:alert(1)\"}", "invalid" },
        { "{\"url\":\"https://user:pass@evil.example/\"}", "invalid" },
        { "{\"url\":\"https://evil.example/\\u202egpj\"}", "invalid" },
        { "{\"" + new string('n', 50_000) + "\":1}", "invalid" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Hostile_body_is_refused(string body, string code)
    {
        var reply = (await newsroom.PostAsync("/items", body)).Expect(400, code);
        Assert.True(reply.Body.ToJsonString().Length < 64 * 1024);
    }

    [Fact]
    public async Task Field_that_is_there_twice_is_refused()
    {
        var topic = await newsroom.TopicAsync();
        var reply = await newsroom.PostAsync("/items", $$"""{"topics":["{{topic}}"],"language":"en","headline":"shown","headline":"stored"}""");
        Assert.Equal(["/headline duplicate"], reply.Expect(400, "invalid").Errors);
    }

    [Fact]
    public async Task Too_large_body_is_refused_with_and_without_a_length()
    {
        var body = "{\"lead\":\"" + new string('x', 64 * 1024) + "\"}";
        (await newsroom.PostAsync("/items", body)).Expect(413, "too-large");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/items") { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", LiveHubProcess.AdminKey);
        using var response = await newsroom.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(413, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json-patch+json")]
    public async Task Other_formats_are_refused(string mediaType) =>
        (await newsroom.SendAsync(HttpMethod.Post, "/items", "{}", mediaType: mediaType)).Expect(415, "not-json");

    [Fact]
    public async Task Bytes_that_are_not_text_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/items") { Content = new ByteArrayContent([(byte)'"', 0xC3, 0x28, (byte)'"']) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", LiveHubProcess.AdminKey);
        using var response = await newsroom.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task Markup_is_text()
    {
        var item = await newsroom.ItemAsync(headline: "<img src=x onerror=alert(1)> & <b>bold</b>");
        Assert.Equal("<img src=x onerror=alert(1)> & <b>bold</b>", (await newsroom.GetAsync($"/items/{item.Id}")).TextOf("headline"));
    }
}
