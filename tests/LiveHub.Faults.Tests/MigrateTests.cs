using LiveHub.Checker;
using LiveHub.Checker.Servers;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using LiveHub.Testing.Redis;

namespace LiveHub.Faults.Tests;

/// <summary>From SQLite to Redis and back with the server's own command: stock readers of all transports go on from their cursors.</summary>
[Trait("Category", "Faults")]
public sealed class MigrateTests : IDisposable
{
    private static readonly CheckPlan Plan = new() { Seed = 5, Readers = 4 };

    // A reader's cursor is at the tail after the next beat at the latest.
    private static readonly string[] Settings = ["--Ticker:BeatInterval", "00:00:01"];

    private readonly TestFolder _folder = new();
    private int _items;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Readers_go_on_from_their_cursors_on_Redis_and_back_on_SQLite()
    {
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions { Password = "s3cret" });
        var (first, last, toRedis) = (Path.Combine(_folder.Path, "first"), Path.Combine(_folder.Path, "last"), "redis:" + redis.Configuration);
        await using var before = await LiveHubProcess.StartAsync(first, Settings);
        foreach (var topic in Plan.Topics)
            await new Editor(before.Http).OpenTopicAsync(topic);
        await using var audience = new Audience(Plan, before.Address.Port);
        await PostAsync(before, audience);

        await StopAsync(before, audience);
        await MigrateAsync("sqlite:" + first, toRedis);
        await using var between = await LiveHubProcess.StartAsync(_folder.Path, ["--redis", redis.Configuration, .. Settings]);
        audience.Welcome(between.Address.Port);
        await PostAsync(between, audience);

        await StopAsync(between, audience);
        await MigrateAsync(toRedis, "sqlite:" + last);
        await using var after = await LiveHubProcess.StartAsync(last, Settings);
        audience.Welcome(after.Address.Port);
        await PostAsync(after, audience);
        await audience.LeaveAsync();
        Assert.Equal(0, await after.StopAsync());

        Assert.Empty(audience.Faults(await StoredFeed.ReadAsync(last)));
        Assert.All(audience.Readers, reader => Assert.Single(reader.Joins));
    }

    [Fact]
    public async Task Copies_that_could_harm_are_refused_with_a_reason_and_without_the_password()
    {
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions { Password = "s3cret" });
        var (sqlite, toRedis) = ("sqlite:" + _folder.Path, "redis:" + redis.Configuration);
        await using var embedded = await LiveHubProcess.StartAsync(_folder.Path);
        await RefusesAsync(sqlite, toRedis, "in use by another process");

        await embedded.StopAsync();
        await using var shared = await LiveHubProcess.StartAsync(_folder.Path, "--redis", redis.Configuration);
        await RefusesAsync(toRedis, sqlite, "1 running server uses Redis at 127.0.0.1");
        await RefusesAsync(sqlite, toRedis, "1 running server uses Redis at 127.0.0.1");

        await shared.KillAsync();
        await Eventually.Until("Redis has noticed that the server is dead", async () => !(await MigrateOnceAsync(sqlite, toRedis)).Output.Contains("running", StringComparison.Ordinal));
        await RefusesAsync(sqlite, toRedis, "not empty");
        await RefusesAsync(toRedis, sqlite, "not empty");
        await RefusesAsync(sqlite, sqlite, "the same store");
        await RefusesAsync(sqlite, "elsewhere:1", "--to must be");
    }

    private async Task PostAsync(LiveHubProcess server, Audience audience)
    {
        var editor = new Editor(server.Http);
        var tail = 0L;
        for (var i = 0; i < 30; i++, _items++)
            tail = await editor.PostAsync($"m{_items}", Plan.Topics[_items % Plan.Topics.Count]);
        await audience.ReachAsync(tail);
    }

    private static async Task StopAsync(LiveHubProcess server, Audience audience)
    {
        audience.Refuse();
        Assert.Equal(0, await server.StopAsync());
    }

    private static async Task MigrateAsync(string from, string to)
    {
        var (code, output) = await MigrateOnceAsync(from, to);
        Assert.True(code == 0, output);
        Assert.Contains("The copy is complete", output, StringComparison.Ordinal);
    }

    private static async Task RefusesAsync(string from, string to, string reason)
    {
        var (code, output) = await MigrateOnceAsync(from, to);
        Assert.Equal(78, code);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", output, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output)> MigrateOnceAsync(string from, string to) => ServerCommand.RunAsync("migrate", "--from", from, "--to", to);
}
