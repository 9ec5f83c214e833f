namespace LiveHub.Server.Tests.Publishing;

/// <summary>A write that is repeated with its Idempotency-Key.</summary>
public sealed class RepeatedWriteTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    [Fact]
    public async Task Repeated_post_is_answered_as_the_first_time()
    {
        var topic = await newsroom.TopicAsync();
        var body = $$"""{"topics":["{{topic}}"],"language":"en","headline":"Once"}""";
        var first = (await newsroom.PostAsync("/items", body, repeat: "post-1")).Expect(201);
        var again = (await newsroom.PostAsync("/items", body, repeat: "post-1")).Expect(201);
        Assert.False(first.IsReplay);
        Assert.True(again.IsReplay);
        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.Equal(first.Http.Headers.Location, again.Http.Headers.Location);
        Assert.Single((await newsroom.GetAsync($"/items?topic={topic}")).Body["items"]!.AsArray());
    }

    [Fact]
    public async Task Repeated_change_is_answered_as_the_first_time_whatever_came_after()
    {
        var item = await newsroom.ItemAsync();
        var path = $"/items/{item.Id}";
        var first = (await newsroom.PatchAsync(path, """{"pin":1}""", "\"1\"", "patch-1")).Expect(200);
        (await newsroom.PostAsync($"{path}/retraction", """{"reason":"x"}""", "*", "retract-1")).Expect(200);
        var again = (await newsroom.PatchAsync(path, """{"pin":1}""", "\"1\"", "patch-1")).Expect(200);
        Assert.True(again.IsReplay);
        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.True((await newsroom.PostAsync($"{path}/retraction", """{"reason":"x"}""", "*", "retract-1")).Expect(200).IsReplay);
        // The same without the key is a new wish, and too late.
        (await newsroom.PatchAsync(path, """{"pin":1}""", "\"1\"")).Expect(410, "retracted");
    }

    [Fact]
    public async Task Concurrent_duplicates_make_one_item()
    {
        var topic = await newsroom.TopicAsync();
        var body = $$"""{"topics":["{{topic}}"],"language":"en","headline":"Once"}""";
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => newsroom.PostAsync("/items", body, repeat: "burst-1")));
        Assert.Single(replies.Select(reply => reply.Expect(201).Body.ToJsonString()).Distinct(StringComparer.Ordinal));
        Assert.Single(replies, reply => !reply.IsReplay);
    }

    [Fact]
    public async Task Key_of_another_request_is_refused()
    {
        var topic = await newsroom.TopicAsync();
        var item = (await newsroom.PostAsync("/items", $$"""{"topics":["{{topic}}"],"language":"en","headline":"One"}""", repeat: "reuse-1")).Expect(201);
        (await newsroom.PostAsync("/items", $$"""{"topics":["{{topic}}"],"language":"en","headline":"Two"}""", repeat: "reuse-1")).Expect(422, "key-reused");
        // Even when the other request could not have been done.
        (await newsroom.PatchAsync($"/items/{item.Id}", """{"pin":1}""", "\"9\"", "reuse-1")).Expect(422, "key-reused");
    }

    [Fact]
    public async Task Refused_request_does_not_use_up_its_key()
    {
        var topic = await newsroom.TopicAsync();
        (await newsroom.PostAsync("/items", $$"""{"topics":["{{topic}}"],"language":"en"}""", repeat: "free-1")).Expect(400, "invalid");
        (await newsroom.PostAsync("/items", $$"""{"topics":["{{topic}}"],"language":"en","headline":"Now"}""", repeat: "free-1")).Expect(201);
    }

    [Fact]
    public async Task Two_credentials_may_use_the_same_key()
    {
        var topic = await newsroom.TopicAsync();
        var body = $$"""{"topics":["{{topic}}"],"language":"en","headline":"Mine"}""";
        var (_, other) = await newsroom.KeyAsync("\"preset\":\"editor\"");
        var first = (await newsroom.PostAsync("/items", body, repeat: "shared-1")).Expect(201);
        var second = (await newsroom.PostAsync("/items", body, repeat: "shared-1", key: other)).Expect(201);
        Assert.NotEqual(first.Id, second.Id);
    }
}
