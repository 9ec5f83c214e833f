using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Publishing;

public sealed class FrozenTopicTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    [Fact]
    public async Task A_frozen_topic_takes_nothing_new_until_it_runs_again()
    {
        var (frozen, other) = (await newsroom.TopicAsync(), await newsroom.TopicAsync());
        var item = await ItemAsync(other);
        (await newsroom.PatchAsync($"/topics/{frozen}", """{"frozen":true}""")).Expect(200);
        var body = $$"""{"topics":["{{other}}","{{frozen}}"],"language":"en","headline":"Ferry resumes"}""";

        (await newsroom.PostAsync("/items", body)).Expect(409, "topic-frozen");
        (await newsroom.PatchAsync($"/items/{item}", $$"""{"topics":["{{other}}","{{frozen}}"]}""")).Expect(409, "topic-frozen");

        (await newsroom.PatchAsync($"/topics/{frozen}", """{"frozen":false}""")).Expect(200);
        (await newsroom.PostAsync("/items", body)).Expect(201);
    }

    [Fact]
    public async Task What_is_in_a_frozen_topic_can_still_be_put_right()
    {
        var topic = await newsroom.TopicAsync();
        var (wrong, early, sound) = (await ItemAsync(topic), await ItemAsync(topic), await ItemAsync(topic));
        (await newsroom.PatchAsync($"/topics/{topic}", """{"frozen":true}""")).Expect(200);

        (await newsroom.PostAsync($"/items/{wrong}/retraction", """{"reason":"It did not happen."}""", "*")).Expect(200);
        (await newsroom.PatchAsync($"/items/{early}", """{"hidden":true}""")).Expect(200);
        (await newsroom.PostAsync($"/items/{sound}/corrections", """{"headline":"Two ferries resume","reason":"There are two."}""", "*")).Expect(200);
    }

    [Fact]
    public async Task Those_who_publish_can_list_what_is_hidden_and_others_cannot()
    {
        var topic = await newsroom.TopicAsync();
        var (first, second) = (await ItemAsync(topic), await ItemAsync(topic));
        var retracted = await ItemAsync(topic);
        await ItemAsync(topic);
        foreach (var id in (string[])[first, second, retracted])
            (await newsroom.PatchAsync($"/items/{id}", """{"hidden":true}""")).Expect(200);
        (await newsroom.PostAsync($"/items/{retracted}/retraction", """{"reason":"It did not happen."}""", "*")).Expect(200);

        var hidden = (await newsroom.GetAsync($"/items?topic={topic}&hidden=true", LiveHubProcess.AdminKey)).Expect(200);

        Assert.Equal([second, first], hidden.Body["items"]!.AsArray().Select(item => (string)item!["id"]!));
        var (_, secret) = await newsroom.KeyAsync("""
            "preset":"writer"
            """);
        Assert.Equal(["?hidden not-a-choice"], (await newsroom.GetAsync("/items?hidden=yes", LiveHubProcess.AdminKey)).Expect(400, "invalid").Errors);
        (await newsroom.GetAsync($"/items?topic={topic}&hidden=true", secret)).Expect(403, "not-permitted");
    }

    private async Task<string> ItemAsync(string topic) => (string)(await newsroom.ItemAsync(topic)).Body["id"]!;
}
