using System.Text.Json.Nodes;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Publishing.Held;

/// <summary>Items that wait outside the feed: for their time, or for a hand.</summary>
public sealed class HeldApiTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    [Fact]
    public async Task Item_with_a_time_waits_on_the_desk_and_is_published_at_that_time()
    {
        var topic = await newsroom.TopicAsync();
        var at = Now() + 1_200;
        var held = (await newsroom.PostAsync("/items", Body(topic, $"\"releaseAt\":{at}"), repeat: "held-" + topic)).Expect(202);
        Assert.Equal(("held", at, 1), ((string?)held.Body["state"], (long)held.Body["releaseAt"]!, held.Revision));
        Assert.Equal($"/api/v1/held/{held.Id}", held.Http.Headers.Location?.ToString());
        (await newsroom.GetAsync($"/items/{held.Id}")).Expect(404, "not-found");
        Assert.Contains(held.Id, await HeldIdsAsync());

        await Eventually.Until("the item is published", async () => (await newsroom.GetAsync($"/items/{held.Id}")).Status == 200);
        var item = (await newsroom.GetAsync($"/items/{held.Id}")).Expect(200);
        Assert.Equal((1, "Tide tables are out"), (item.Revision, item.TextOf("headline")));
        Assert.InRange((long)item.Body["publishedAt"]!, at, at + 250);
        Assert.InRange((long)item.Body["time"]!, at, at + 250);
        Assert.DoesNotContain(held.Id, await HeldIdsAsync());
        var after = (await newsroom.SendAsync(HttpMethod.Get, $"/held/{held.Id}", body: null)).Expect(200);
        Assert.Equal(("released", "server"), ((string?)after.Body["state"], (string?)after.Body["by"]));

        var again = (await newsroom.PostAsync("/items", Body(topic, $"\"releaseAt\":{at}"), repeat: "held-" + topic)).Expect(202);
        Assert.True(again.IsReplay);
        Assert.Equal(held.Body.ToJsonString(), again.Body.ToJsonString());
    }

    [Fact]
    public async Task Embargoed_item_waits_for_a_hand()
    {
        var topic = await newsroom.TopicAsync();
        var held = await HoldAsync(topic);
        var path = $"/held/{held.Id}";
        Assert.True((bool)held.Body["embargo"]!);
        (await newsroom.PostAsync($"{path}/release", "{}", ifMatch: null)).Expect(428, "revision-required");
        (await newsroom.PostAsync($"{path}/release", "{\"at\":1}", "\"1\"")).Expect(400, "invalid");
        var changed = (await newsroom.SendAsync(HttpMethod.Put, path, Body(topic, "\"embargo\":true", "Tide tables are late"), "\"1\"")).Expect(200);
        Assert.Equal("Tide tables are late", changed.TextOf("headline"));
        (await newsroom.PostAsync($"{path}/release", "{}", "\"1\"")).Expect(412, "revision-conflict");
        var released = (await newsroom.PostAsync($"{path}/release", "{}", "\"2\"", "release-" + topic)).Expect(201);
        Assert.Equal((held.Id, 1, "Tide tables are late"), (released.Id, released.Revision, released.TextOf("headline")));
        (await newsroom.PostAsync($"{path}/release", "{}", "*")).Expect(409, "not-held");
        (await newsroom.SendAsync(HttpMethod.Delete, path, body: null, "*")).Expect(409, "not-held");
        var again = (await newsroom.PostAsync($"{path}/release", "{}", "\"2\"", "release-" + topic)).Expect(201);
        Assert.Equal((true, released.Body.ToJsonString()), (again.IsReplay, again.Body.ToJsonString()));
    }

    [Fact]
    public async Task Item_that_was_called_off_is_not_published_and_leaves_its_id_free()
    {
        var topic = await newsroom.TopicAsync();
        var id = Newsroom.NewSlug();
        var at = Now() + 700;
        (await newsroom.PostAsync("/items", Body(topic, $"\"id\":\"{id}\",\"releaseAt\":{at}"))).Expect(202);
        (await newsroom.PostAsync("/items", Body(topic, $"\"id\":\"{id}\""))).Expect(409, "exists");
        var off = (await newsroom.SendAsync(HttpMethod.Delete, $"/held/{id}", body: null, "\"1\"")).Expect(200);
        Assert.Equal("cancelled", (string?)off.Body["state"]);
        // Another one that is due after it has been published.
        var later = (await newsroom.PostAsync("/items", Body(topic, $"\"releaseAt\":{at + 200}"))).Expect(202);
        await Eventually.Until("the later one is published", async () => (await newsroom.GetAsync($"/items/{later.Id}")).Status == 200);
        (await newsroom.GetAsync($"/items/{id}")).Expect(404, "not-found");
        Assert.Equal(3, (await newsroom.PostAsync("/items", Body(topic, $"\"id\":\"{id}\",\"embargo\":true"))).Expect(202).Revision);
        (await newsroom.PostAsync($"/held/{id}/release", "{}", "\"3\"")).Expect(201);
    }

    [Fact]
    public async Task Another_time_takes_the_place_of_the_first()
    {
        var topic = await newsroom.TopicAsync();
        var held = (await newsroom.PostAsync("/items", Body(topic, $"\"releaseAt\":{Now() + 600_000}"))).Expect(202);
        var at = Now() + 500;
        (await newsroom.SendAsync(HttpMethod.Put, $"/held/{held.Id}", Body(topic, $"\"releaseAt\":{at}"), "\"1\"")).Expect(200);
        await Eventually.Until("the item is published", async () => (await newsroom.GetAsync($"/items/{held.Id}")).Status == 200);
        Assert.InRange((long)(await newsroom.GetAsync($"/items/{held.Id}")).Body["time"]!, at, at + 250);
    }

    [Fact]
    public async Task What_cannot_be_held_is_refused()
    {
        var topic = await newsroom.TopicAsync();
        async Task<IEnumerable<string>> ErrorsAsync(string more) => (await newsroom.PostAsync("/items", Body(topic, more))).Expect(400, "invalid").Errors;
        Assert.Equal(["/releaseAt in-the-past"], await ErrorsAsync("\"releaseAt\":1000"));
        Assert.Equal(["/releaseAt out-of-range"], await ErrorsAsync($"\"releaseAt\":{Now() + (400L * 24 * 3_600_000)}"));
        Assert.Equal(["/embargo not-allowed"], await ErrorsAsync($"\"embargo\":true,\"releaseAt\":{Now() + 60_000}"));
        Assert.Equal(["/embargo wrong-type"], await ErrorsAsync("\"embargo\":\"yes\""));
        Assert.Equal(["/expiresAt out-of-range"], await ErrorsAsync($"\"releaseAt\":{Now() + 60_000},\"expiresAt\":{Now() + 30_000}"));
        var held = await HoldAsync(topic);
        Assert.Equal(["/releaseAt required"], (await newsroom.SendAsync(HttpMethod.Put, $"/held/{held.Id}", Body(topic, "\"kind\":\"news\""), "\"1\"")).Expect(400, "invalid").Errors);
        (await newsroom.SendAsync(HttpMethod.Put, "/held/none", Body(topic, "\"embargo\":true"))).Expect(404, "not-found");

        var (_, elsewhere) = await newsroom.KeyAsync($$"""
            "permissions":["write","publish"],"topics":["{{await newsroom.TopicAsync()}}"]
            """);
        (await newsroom.PostAsync($"/held/{held.Id}/release", "{}", "\"1\"", key: elsewhere)).Expect(403, "topic-out-of-scope");
        var (_, reader) = await newsroom.KeyAsync("\"preset\":\"reader\"");
        (await newsroom.GetAsync("/held", key: reader)).Expect(403, "not-permitted");
        (await newsroom.GetAsync($"/held/{held.Id}", key: "")).Expect(401, "key-required");
    }

    private static string Body(string topic, string more, string headline = "Tide tables are out") =>
        $$"""{"topics":["{{topic}}"],"language":"en","headline":"{{headline}}",{{more}}}""";

    private async Task<Reply> HoldAsync(string topic) => (await newsroom.PostAsync("/items", Body(topic, "\"embargo\":true"))).Expect(202);

    private async Task<IEnumerable<string?>> HeldIdsAsync() =>
        (await newsroom.SendAsync(HttpMethod.Get, "/held", body: null)).Expect(200).Body["held"]!.AsArray().Select((JsonNode? held) => (string?)held!["id"]);

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
}
