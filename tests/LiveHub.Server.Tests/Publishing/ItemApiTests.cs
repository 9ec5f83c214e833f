namespace LiveHub.Server.Tests.Publishing;

public sealed class ItemApiTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    [Fact]
    public async Task Published_item_is_durable_placed_and_readable_at_once()
    {
        var topic = await newsroom.TopicAsync();
        var posted = (await newsroom.PostAsync("/items", $$"""
            {"topics":["{{topic}}"],"language":"ar","headline":"استئناف حركة العبّارات بعد العاصفة","short":{"value":"Ferries back","lang":"en"},
             "lead":"عادت الحركة إلى الميناء صباح اليوم.","kind":"video","labels":["key","key"],"urgency":3,"verification":"developing",
             "sources":[{"name":{"value":"Harbour office","lang":"en"},"url":"https://harbour.example/a","role":"reporting"}],
             "media":[{"kind":"photo","url":"https://img.example/1.jpg","alt":"عبّارة في الميناء","credit":{"value":"A. Sample","lang":"en"},"width":1200,"height":800}],
             "url":"https://news.example/a","quote":{"words":"نعود اليوم","speaker":"مدير الميناء","role":"الإدارة"},
             "publishedAt":1764000000000,"expiresAt":4000000000000,"pin":2,"comments":{"count":3,"state":"closed"},"alternates":[{"language":"en","id":"abc"}]}
            """)).Expect(201);

        Assert.Equal($"/api/v1/items/{posted.Id}", posted.Http.Headers.Location?.ToString());
        Assert.Equal("\"1\"", posted.Http.Headers.ETag?.ToString());
        Assert.Equal("fsync", (string?)posted.Body["durability"]);
        Assert.Equal("rtl", (string?)posted.Body["headline"]!["dir"]);
        Assert.Equal("ltr", (string?)posted.Body["short"]!["dir"]);
        Assert.Equal(posted.Offset, (long)posted.Body["first"]!);
        Assert.Equal(["key"], posted.Body["labels"]!.AsArray().Select(label => (string?)label));

        var read = (await newsroom.GetAsync($"/items/{posted.Id}")).Expect(200);
        posted.Body.Remove("durability");
        Assert.Equal(posted.Body.ToJsonString(), read.Body.ToJsonString());
    }

    [Fact]
    public async Task All_faults_are_told_at_once_by_pointer()
    {
        var reply = await newsroom.PostAsync("/items", """
            {"topics":["no-such-topic","No"],"headlin":"x","language":"klingon language","urgency":12,"kind":1,"url":"ftp://x.example",
             "media":[{"kind":"photo","url":"https://a.example","alt":"\u200b"}],"sources":[{"name":"a","nam/e":1}],"labels":"key","pin":null}
            """, repeat: "bad key");
        Assert.Equivalent(
            new[]
            {
                "Idempotency-Key bad-key", "/topics/0 unknown-topic", "/topics/1 bad-slug", "/headlin unknown-field", "/headline required", "/language bad-language",
                "/urgency out-of-range", "/kind wrong-type", "/url bad-address", "/media/0/alt empty", "/sources/0/nam~1e unknown-field", "/labels wrong-type",
            },
            reply.Expect(400, "invalid").Errors.ToArray(), strict: true);
    }

    [Fact]
    public async Task Direction_is_the_languages_unless_said_and_bidi_tricks_are_cleaned()
    {
        var item = await newsroom.ItemAsync(headline: "\\u202Eevil\\u202C \\u2068עברית\\u2069 report\\u200F\\u2067", more: ""","lead":{"value":"text","lang":"he"},"short":{"value":"x","dir":"rtl"}""");
        Assert.Equal("evil \u2068עברית\u2069 report", item.TextOf("headline"));
        Assert.Equal("rtl", (string?)item.Body["lead"]!["dir"]);
        Assert.Equal("rtl", (string?)item.Body["short"]!["dir"]);
        Assert.Equal("en", (string?)item.Body["short"]!["lang"]);
    }

    [Fact]
    public async Task Length_is_measured_in_graphemes()
    {
        var topic = await newsroom.TopicAsync();
        var family = "👨\u200D👩\u200D👧";
        await newsroom.ItemAsync(topic, string.Concat(Enumerable.Repeat(family, 300)));
        var reply = await newsroom.PostAsync("/items", $$"""{"topics":["{{topic}}"],"language":"en","headline":"{{new string('x', 301)}}"}""");
        Assert.Equal(["/headline too-long"], reply.Expect(400, "invalid").Errors);
    }

    [Fact]
    public async Task Taken_id_is_refused()
    {
        var item = await newsroom.ItemAsync(more: $",\"id\":\"{Newsroom.NewSlug()}\"");
        var topic = (string?)item.Body["topics"]![0];
        (await newsroom.PostAsync("/items", $$"""{"id":"{{item.Id}}","topics":["{{topic}}"],"language":"en","headline":"Again"}""")).Expect(409, "exists");
    }

    [Fact]
    public async Task Change_needs_the_revision_it_builds_on()
    {
        var item = await newsroom.ItemAsync();
        var path = $"/items/{item.Id}";
        (await newsroom.PatchAsync(path, """{"pin":1}""", ifMatch: null)).Expect(428, "revision-required");
        Assert.Equal(["If-Match bad-revision"], (await newsroom.PatchAsync(path, """{"pin":1}""", ifMatch: "3")).Expect(400, "invalid").Errors);
        var changed = (await newsroom.PatchAsync(path, """{"pin":1,"urgency":2,"hidden":false}""", ifMatch: "\"1\"")).Expect(200);
        Assert.Equal(2, changed.Revision);
        Assert.Equal("\"2\"", changed.Http.Headers.ETag?.ToString());
        var late = (await newsroom.PatchAsync(path, """{"pin":5}""", ifMatch: "\"1\"")).Expect(412, "revision-conflict");
        Assert.Equal(2, (long)late.Body["current"]!["revision"]!);
        Assert.Equal(1, (int)late.Body["current"]!["pin"]!);
        var cleared = (await newsroom.PatchAsync(path, """{"pin":null,"urgency":null}""")).Expect(200);
        Assert.Null(cleared.Body["pin"]);
        Assert.Equal(5, (int)cleared.Body["urgency"]!);
        Assert.Equal(item.Offset, (long)cleared.Body["first"]!);
    }

    [Fact]
    public async Task Change_may_not_take_what_an_item_needs_or_what_is_fixed()
    {
        var item = await newsroom.ItemAsync();
        var reply = await newsroom.PatchAsync($"/items/{item.Id}", """{"headline":null,"topics":[],"language":"ar","id":"other"}""");
        Assert.Equivalent(
            new[] { "/headline required", "/topics too-few", "/language unknown-field", "/id unknown-field" }, reply.Expect(400, "invalid").Errors.ToArray(), strict: true);
    }

    [Fact]
    public async Task Correction_keeps_the_reason_and_the_old_headline()
    {
        var item = await newsroom.ItemAsync(headline: "Bridge opens Monday");
        var path = $"/items/{item.Id}/corrections";
        Assert.Equal(["/reason required", " nothing-changed"], (await newsroom.PostAsync(path, "{}", "*")).Expect(400, "invalid").Errors);
        var corrected = (await newsroom.PostAsync(path, """{"reason":"Wrong day","headline":"Bridge opens Tuesday"}""", "\"1\"")).Expect(200);
        var note = Assert.Single(corrected.Body["corrections"]!.AsArray());
        Assert.Equal("Wrong day", (string?)note!["reason"]!["value"]);
        Assert.Equal("Bridge opens Monday", (string?)note["headline"]!["value"]);
        Assert.Equal("Bridge opens Tuesday", (await newsroom.GetAsync($"/items/{item.Id}")).TextOf("headline"));
    }

    [Fact]
    public async Task Retracted_item_is_gone_and_stays_so()
    {
        var item = await newsroom.ItemAsync(headline: "Premature report");
        var retracted = (await newsroom.PostAsync($"/items/{item.Id}/retraction", """{"reason":"Not confirmed"}""", "\"1\"")).Expect(200);
        Assert.Equal("Not confirmed", (string?)retracted.Body["retraction"]!["reason"]!["value"]);
        var gone = (await newsroom.GetAsync($"/items/{item.Id}")).Expect(410, "retracted");
        Assert.Equal("Premature report", gone.TextOf("headline"));
        (await newsroom.PatchAsync($"/items/{item.Id}", """{"pin":1}""")).Expect(410, "retracted");
        var list = await newsroom.GetAsync($"/items?topic={item.Body["topics"]![0]}");
        Assert.Empty(list.Body["items"]!.AsArray());
    }

    [Fact]
    public async Task Hidden_item_is_there_for_editors_only()
    {
        var item = await newsroom.ItemAsync();
        (await newsroom.PatchAsync($"/items/{item.Id}", """{"hidden":true}""")).Expect(200);
        (await newsroom.GetAsync($"/items/{item.Id}")).Expect(404, "not-found");
        (await newsroom.GetAsync($"/items/{item.Id}", LiveHub.Testing.Nodes.LiveHubProcess.AdminKey)).Expect(200);
    }

    [Fact]
    public async Task List_is_paged_newest_first()
    {
        var topic = await newsroom.TopicAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
            ids.Add((await newsroom.ItemAsync(topic, $"Headline {i}")).Id);
        ids.Reverse();
        var first = (await newsroom.GetAsync($"/items?topic={topic}&limit=3")).Expect(200);
        var second = (await newsroom.GetAsync($"/items?topic={topic}&limit=3&before={first.Body["next"]}")).Expect(200);
        Assert.Null(second.Body["next"]);
        Assert.Equal(ids, first.Body["items"]!.AsArray().Concat(second.Body["items"]!.AsArray()).Select(item => (string)item!["id"]!));
        Assert.Empty((await newsroom.GetAsync($"/items?topic={topic}&language=ar")).Body["items"]!.AsArray());
        Assert.Equal(["?limit out-of-range", "?sort unknown-field"], (await newsroom.GetAsync("/items?limit=1000&sort=x")).Expect(400, "invalid").Errors);
        (await newsroom.GetAsync("/items?topic=no-such-topic")).Expect(404, "not-found");
    }

    [Theory]
    [InlineData("GET", "/items/none")]
    [InlineData("PATCH", "/items/none")]
    [InlineData("POST", "/items/none/corrections")]
    [InlineData("POST", "/items/NONE/retraction")]
    [InlineData("GET", "/nothing")]
    public async Task What_does_not_exist_is_not_found(string method, string path) =>
        (await newsroom.SendAsync(HttpMethod.Parse(method), path, method == "GET" ? null : """{"reason":"x","headline":"y"}""", "*")).Expect(404, "not-found");

    [Fact]
    public async Task Concurrent_changes_of_whatever_is_current_all_happen()
    {
        var item = await newsroom.ItemAsync();
        var replies = await Task.WhenAll(Enumerable.Range(1, 5).Select(pin => newsroom.PatchAsync($"/items/{item.Id}", $$"""{"pin":{{pin}}}""")));
        Assert.Equal([2, 3, 4, 5, 6], replies.Select(reply => reply.Expect(200).Revision).Order());
    }
}
