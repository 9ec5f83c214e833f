using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Publishing;

public sealed class LimitTests
{
    [Fact]
    public async Task Runaway_key_is_told_to_wait_and_readers_are_not()
    {
        using var room = new Newsroom(new Dictionary<string, string> { ["Limits:WritesPerKey"] = "1", ["Limits:BurstSeconds"] = "2" });
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => room.PostAsync("/items", "{}")));
        var limited = replies.Where(reply => reply.Status == 429).ToList();
        Assert.NotEmpty(limited);
        Assert.True(limited[0].Expect(429, "rate-limited").Http.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        for (var i = 0; i < 20; i++)
            (await room.GetAsync("/items")).Expect(200);
    }

    [Fact]
    public async Task Address_is_limited_whatever_keys_it_tries()
    {
        using var room = new Newsroom(new Dictionary<string, string> { ["Limits:WritesPerAddress"] = "1", ["Limits:BurstSeconds"] = "2" });
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => room.PostAsync("/items", "{}", key: "")));
        Assert.Contains(replies, reply => reply.Status == 401);
        Assert.Contains(replies, reply => reply.Status == 429);
    }

    [Fact]
    public async Task Wrong_keys_are_slowed_down_and_right_ones_are_not()
    {
        using var room = new Newsroom(new Dictionary<string, string> { ["Keys:FailedTriesPerMinute"] = "3" });
        for (var i = 0; i < 3; i++)
            (await room.PostAsync("/items", "{}", key: $"lh_wrong_{i}")).Expect(401, "key-unknown");
        var slowed = (await room.PostAsync("/items", "{}", key: "lh_wrong_again")).Expect(429, "rate-limited");
        Assert.NotNull(slowed.Http.Headers.RetryAfter);
        (await room.PostAsync("/items", "{}", key: LiveHubProcess.AdminKey)).Expect(400, "invalid");
    }
}
