namespace LiveHub.Server.Tests.Publishing;

public sealed class TopicApiTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    [Fact]
    public async Task Topic_is_opened_once_with_its_labels_and_counts_its_items()
    {
        var slug = Newsroom.NewSlug();
        var body = $$"""
            {"slug":"{{slug}}","labels":[{"value":"الطقس","lang":"ar"},{"value":"Weather","lang":"en-GB"}],"kind":"channel","state":"upcoming","order":7,
             "links":[{"kind":"app","url":"https://app.example","label":{"value":"App","lang":"en"} }],"numbering":"arab"}
            """;
        var opened = (await newsroom.PostAsync("/topics", body)).Expect(201);
        Assert.Equal("upcoming", (string?)opened.Body["state"]);
        Assert.Null(opened.Body["startedAt"]);
        Assert.Equal($"/api/v1/topics/{slug}", opened.Http.Headers.Location?.ToString());
        (await newsroom.PostAsync("/topics", body)).Expect(409, "exists");
        await newsroom.ItemAsync(slug);
        var read = (await newsroom.GetAsync($"/topics/{slug}")).Expect(200);
        Assert.Equal(1, (int)read.Body["itemCount"]!);
        (await newsroom.GetAsync("/topics/none-such")).Expect(404, "not-found");
    }

    [Fact]
    public async Task Faults_of_a_topic_are_told_at_once()
    {
        var reply = await newsroom.PostAsync("/topics", """
            {"slug":"No Slug","labels":["Weather",{"value":"A","lang":"en"},{"value":"B","lang":"EN"}],"kind":"blog","state":"gone","numbering":"Arabic!","frozen":true}
            """);
        Assert.Equivalent(
            new[] { "/slug bad-slug", "/labels/0 wrong-type", "/labels duplicate", "/kind not-a-choice", "/state not-a-choice", "/numbering bad-numbering", "/frozen unknown-field" },
            reply.Expect(400, "invalid").Errors.ToArray(), strict: true);
        Assert.Equal(["/slug required", "/labels required"], (await newsroom.PostAsync("/topics", "{}")).Expect(400, "invalid").Errors);
    }

    [Fact]
    public async Task Start_never_moves_and_end_stands_while_ended()
    {
        var slug = await newsroom.TopicAsync();
        var started = (long)(await newsroom.GetAsync($"/topics/{slug}")).Body["startedAt"]!;
        var ended = (await newsroom.PostAsync($"/topics/{slug}/state", """{"state":"ended"}""", "\"1\"")).Expect(200);
        Assert.NotNull(ended.Body["endedAt"]);
        var live = (await newsroom.PostAsync($"/topics/{slug}/state", """{"state":"live"}""", "\"2\"")).Expect(200);
        Assert.Null(live.Body["endedAt"]);
        Assert.Equal(started, (long)live.Body["startedAt"]!);
        (await newsroom.PostAsync($"/topics/{slug}/state", """{"state":"paused"}""", "\"2\"")).Expect(412, "revision-conflict");
        Assert.Equal(["/state required"], (await newsroom.PostAsync($"/topics/{slug}/state", "{}", "*")).Expect(400, "invalid").Errors);
    }

    [Fact]
    public async Task Change_keeps_what_it_does_not_name()
    {
        var slug = await newsroom.TopicAsync();
        (await newsroom.PatchAsync($"/topics/{slug}", """{"frozen":true}""", ifMatch: null)).Expect(428, "revision-required");
        var changed = (await newsroom.PatchAsync($"/topics/{slug}", """{"frozen":true,"kind":"section"}""", "\"1\"")).Expect(200);
        Assert.Equal("live", (string?)changed.Body["state"]);
        Assert.Equal(2, changed.Body["labels"]!.AsArray().Count);
        Assert.Equal(["/state unknown-field"], (await newsroom.PatchAsync($"/topics/{slug}", """{"state":"ended"}""")).Expect(400, "invalid").Errors);
    }

    [Fact]
    public async Task Order_is_set_for_all_in_one_append()
    {
        string[] slugs = [await newsroom.TopicAsync(), await newsroom.TopicAsync(), await newsroom.TopicAsync()];
        var body = $$"""{"slugs":["{{slugs[2]}}","{{slugs[0]}}","{{slugs[1]}}"]}""";
        var ordered = (await newsroom.SendAsync(HttpMethod.Put, "/topics/order", body, repeat: "order-1")).Expect(200);
        Assert.Equal([1, 2, 3], ordered.Body["topics"]!.AsArray().Select(topic => (int)topic!["order"]!));
        var positions = ordered.Body["topics"]!.AsArray().Select(topic => long.Parse(((string)topic!["position"]!).Split('.')[^1], null)).ToList();
        Assert.Equal(Enumerable.Range(0, 3).Select(step => positions[0] + step), positions);
        var again = (await newsroom.SendAsync(HttpMethod.Put, "/topics/order", body, repeat: "order-1")).Expect(200);
        Assert.Equal(ordered.Body.ToJsonString(), again.Body.ToJsonString());
        var listed = (await newsroom.GetAsync("/topics")).Body["topics"]!.AsArray().Select(topic => (string)topic!["slug"]!).Where(slugs.Contains);
        Assert.Equal([slugs[2], slugs[0], slugs[1]], listed);
        var wrong = await newsroom.SendAsync(HttpMethod.Put, "/topics/order", $$"""{"slugs":["{{slugs[0]}}","none-such","{{slugs[0]}}"]}""");
        Assert.Equal(["/slugs duplicate", "/slugs/1 unknown-topic"], wrong.Expect(400, "invalid").Errors);
    }
}
