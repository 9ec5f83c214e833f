namespace LiveHub.Server.Tests.Publishing;

/// <summary>The life of a live blog: scores, what becomes confirmed, the same story in several languages, pictures whose right is lost.</summary>
public sealed class LiveBlogTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    [Fact]
    public async Task Score_is_a_part_of_an_item_and_must_be_whole()
    {
        var topic = await newsroom.TopicAsync();
        const string Score = "\"score\":{\"home\":{\"name\":\"Reef\",\"points\":2},\"away\":{\"name\":\"Lighthouse\",\"points\":1},\"clock\":\"67'\"}";
        var item = await newsroom.ItemAsync(topic, "Reef lead Lighthouse 2-1", $",\"kind\":\"score\",{Score}");
        Assert.Equal((2, "live", "67'"), ((int)item.Body["score"]!["home"]!["points"]!, (string?)item.Body["score"]!["state"], (string?)item.Body["score"]!["clock"]!["value"]));
        var errors = (await newsroom.PatchAsync($"/items/{item.Id}", """{"score":{"home":{"name":"Reef","points":-1},"state":"over"}}""")).Expect(400, "invalid").Errors;
        Assert.Equal(["/score/away required", "/score/home/points out-of-range", "/score/state not-a-choice"], errors.Order(StringComparer.Ordinal));
        Assert.Equal(["/score required"], (await newsroom.PatchAsync($"/items/{item.Id}", """{"score":null}""")).Expect(400, "invalid").Errors);
    }

    [Fact]
    public async Task Item_tells_what_its_verification_was_before_it_changed()
    {
        var item = await newsroom.ItemAsync(headline: "Power is out in the old town", more: ",\"verification\":\"unconfirmed\"");
        Assert.Null(item.Body["verified"]);
        var confirmed = (await newsroom.PatchAsync($"/items/{item.Id}", """{"verification":"confirmed"}""")).Expect(200);
        Assert.Equal("unconfirmed", (string?)confirmed.Body["verified"]!["was"]);
        Assert.Equal((long)confirmed.Body["updatedAt"]!, (long)confirmed.Body["verified"]!["at"]!, 5.0);
        var pinned = (await newsroom.PatchAsync($"/items/{item.Id}", """{"pin":1}""")).Expect(200);
        Assert.Equal(confirmed.Body["verified"]!.ToJsonString(), pinned.Body["verified"]!.ToJsonString());
    }

    [Fact]
    public async Task Same_story_in_several_languages_is_linked_both_ways_and_tells_where_it_is_missing()
    {
        var topic = await newsroom.TopicAsync();
        var english = await newsroom.ItemAsync(topic, "Tugs free the container ship");
        var story = (await newsroom.SendAsync(HttpMethod.Get, $"/stories/{english.Id}", body: null)).Expect(200);
        Assert.Equal(["ar"], story.Body["missing"]!.AsArray().Select(language => (string?)language));

        var arabic = (await newsroom.PostAsync("/items", $$"""{"topics":["{{topic}}"],"language":"ar","headline":"القاطرات تحرر سفينة الحاويات","alternates":[{"language":"en","id":"{{english.Id}}"}]}""")).Expect(201);
        var linked = (await newsroom.GetAsync($"/items/{english.Id}")).Expect(200);
        Assert.Equal((2, arabic.Id, "ar"), (linked.Revision, (string?)linked.Body["alternates"]![0]!["id"], (string?)linked.Body["alternates"]![0]!["language"]));
        Assert.Equal(linked.Offset + 1, arabic.Offset);
        await newsroom.ItemAsync(topic, "Ferry resumes");
        foreach (var id in (string[])[english.Id, arabic.Id])
        {
            story = (await newsroom.SendAsync(HttpMethod.Get, $"/stories/{id}", body: null)).Expect(200);
            Assert.Equal([english.Id, arabic.Id], story.Body["items"]!.AsArray().Select(item => (string)item!["id"]!));
            Assert.Empty(story.Body["missing"]!.AsArray());
        }
        var stories = (await newsroom.SendAsync(HttpMethod.Get, $"/stories?topic={topic}", body: null)).Expect(200).Body["stories"]!.AsArray();
        Assert.Equal([1, 2], stories.Select(one => one!["items"]!.AsArray().Count));
        var missing = (await newsroom.SendAsync(HttpMethod.Get, $"/stories?topic={topic}&missing=ar", body: null)).Expect(200).Body["stories"]!.AsArray();
        Assert.Equal("Ferry resumes", (string?)Assert.Single(missing)!["items"]![0]!["headline"]!["value"]);
        // Linking again changes nothing.
        (await newsroom.PatchAsync($"/items/{arabic.Id}", $$"""{"alternates":[{"language":"en","id":"{{english.Id}}"}]}""")).Expect(200);
        Assert.Equal(2, (await newsroom.GetAsync($"/items/{english.Id}")).Revision);
    }

    [Fact]
    public async Task Picture_whose_right_is_lost_leaves_every_item_and_does_not_come_back()
    {
        var url = $"https://pictures.example/{Newsroom.NewSlug()}.jpg";
        var media = $",\"media\":[{Photo(url)},{Photo("https://pictures.example/other.jpg")}]";
        var topic = await newsroom.TopicAsync();
        var items = new List<Reply>();
        for (var number = 0; number < 3; number++)
            items.Add(await newsroom.ItemAsync(topic, $"Ferry {number}", media));
        (await newsroom.PatchAsync($"/items/{items[1].Id}", """{"hidden":true}""")).Expect(200);
        (await newsroom.PostAsync($"/items/{items[2].Id}/retraction", """{"reason":"Wrong"}""", "*")).Expect(200);
        var held = (await newsroom.PostAsync("/items", $$"""{"topics":["{{topic}}"],"language":"en","headline":"Later","embargo":true{{media}}}""")).Expect(202);

        Assert.Equal(["/reason required"], (await newsroom.PostAsync("/media/withdraw", $$"""{"url":"{{url}}"}""")).Expect(400, "invalid").Errors);
        var withdrawn = (await newsroom.PostAsync("/media/withdraw", $$"""{"url":"{{url}}","reason":"The licence has ended"}""")).Expect(200);
        Assert.Equal(2, (int)withdrawn.Body["withdrawn"]!);
        Assert.Equal([held.Id], withdrawn.Body["held"]!.AsArray().Select(id => (string)id!));
        foreach (var item in items.Take(2))
        {
            var now = (await newsroom.SendAsync(HttpMethod.Get, $"/items/{item.Id}", body: null)).Expect(200);
            Assert.Equal("https://pictures.example/other.jpg", (string?)Assert.Single(now.Body["media"]!.AsArray())!["url"]);
        }
        Assert.Single((await newsroom.SendAsync(HttpMethod.Get, $"/held/{held.Id}", body: null)).Body["media"]!.AsArray());
        Assert.Equal(0, (int)(await newsroom.PostAsync("/media/withdraw", $$"""{"url":"{{url}}","reason":"Again"}""")).Expect(200).Body["withdrawn"]!);

        var body = $$"""{"topics":["{{topic}}"],"language":"en","headline":"Once more"{{media}}}""";
        Assert.Equal(["/media/0/url withdrawn"], (await newsroom.PostAsync("/items", body)).Expect(400, "invalid").Errors);
        var (_, limited) = await newsroom.KeyAsync($$"""
            "permissions":["publish"],"topics":["{{topic}}"]
            """);
        (await newsroom.PostAsync("/media/allow", $$"""{"url":"{{url}}"}""", key: limited)).Expect(403, "topic-out-of-scope");
        (await newsroom.PostAsync("/media/allow", $$"""{"url":"{{url}}"}""")).Expect(200);
        (await newsroom.PostAsync("/items", body)).Expect(201);
        (await newsroom.PostAsync("/media/allow", $$"""{"url":"{{url}}"}""")).Expect(404, "not-found");
    }

    private static string Photo(string url) => $$"""{"kind":"photo","url":"{{url}}","alt":"A ferry at the quay"}""";
}
