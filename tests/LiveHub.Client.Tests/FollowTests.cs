using LiveHub.Client.Tests.Scripted;
using LiveHub.Protocol;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Client.Tests;

public sealed class FollowTests
{
    private static readonly FollowRequest Request = new() { Topics = ["harbour"], Languages = ["en"] };

    [Theory]
    [InlineData(HttpTransportType.WebSockets, WireEncoding.MessagePack)]
    [InlineData(HttpTransportType.WebSockets, WireEncoding.Json)]
    [InlineData(HttpTransportType.ServerSentEvents, WireEncoding.Json)]
    [InlineData(HttpTransportType.LongPolling, WireEncoding.MessagePack)]
    [InlineData(HttpTransportType.LongPolling, WireEncoding.Json)]
    public async Task Snapshot_then_entries_over_every_transport_and_encoding(HttpTransportType transport, WireEncoding encoding)
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var following = new Following(
            new LiveHubClient(new LiveHubClientOptions { Server = server.Address, Transports = transport, Encoding = encoding }), Request);
        Assert.Equal(ConnectionState.Connecting, (await following.NextAsync<ConnectionChange>()).State);
        var live = following.NextAsync<ConnectionChange>();
        var reader = await server.NextReaderAsync();
        await reader.SnapshotAsync("t1", Sample.Item("a", 1, headline: "فتح الميناء الشمالي", language: "en"));
        Assert.Equal(ConnectionState.Live, (await live).State);
        Assert.Equal("فتح الميناء الشمالي", ((ItemFact)(await following.NextAsync<SnapshotChange>()).View.Held["item/a"].Body!).Headline.Value);

        await reader.RunAsync("t2", Sample.Item("b", 2));
        Assert.Equal(("item/b", EntryEffect.Added), await EntryAsync(following));
    }

    [Fact]
    public async Task Lost_connection_is_resumed_from_the_cursor_and_nothing_comes_twice()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var following = new Following(new LiveHubClient(Following.Options(server)), Request);
        var first = await FollowedAsync(server, following);
        first.Abort();
        var reconnecting = await following.UntilAsync(ConnectionState.Reconnecting);
        Assert.NotNull(reconnecting.Reason);

        var entry = EntryAsync(following);
        var second = await server.NextReaderAsync();
        Assert.Equal("t1", second.Request.Cursor);
        await second.RunAsync("t2", Sample.Item("a", 1), Sample.Item("b", 2));
        Assert.Equal(("item/b", EntryEffect.Added), await entry);
    }

    [Fact]
    public async Task Half_a_snapshot_before_a_loss_does_not_swallow_the_run_after_it()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var following = new Following(new LiveHubClient(Following.Options(server)), Request);
        var first = await FollowedAsync(server, following);
        var state = following.UntilAsync(ConnectionState.Reconnecting);
        await first.SendAsync(new FeedFrame { Set = first.Set, Reset = true, Entries = [Sample.Item("c", 3)] });
        first.Abort();
        await state;

        var entry = EntryAsync(following);
        await (await server.NextReaderAsync()).RunAsync("t2", Sample.Item("b", 2));
        Assert.Equal(("item/b", EntryEffect.Added), await entry);
    }

    [Fact]
    public async Task Server_that_was_away_is_found_again()
    {
        var server = await ScriptedServer.StartAsync();
        await using var following = new Following(new LiveHubClient(Following.Options(server)), Request);
        await FollowedAsync(server, following);
        var port = server.Port;
        await server.DisposeAsync();
        await following.UntilAsync(ConnectionState.Reconnecting);
        await following.UntilAsync(ConnectionState.Reconnecting);

        await using var again = await ScriptedServer.StartAsync(port);
        var live = following.UntilAsync(ConnectionState.Live);
        var reader = await again.NextReaderAsync();
        Assert.Equal("t1", reader.Request.Cursor);
        await reader.RunAsync("t1");
        await live;
    }

    [Fact]
    public async Task Goodbye_with_a_plan_is_honoured_to_the_millisecond()
    {
        await using var server = await ScriptedServer.StartAsync();
        var time = new FakeTimeProvider();
        var options = new LiveHubClientOptions { Server = server.Address, Time = time, Reconnect = new ReconnectSchedule(() => 0.5) };
        await using var following = new Following(new LiveHubClient(options), Request);
        var first = await FollowedAsync(server, following);
        await first.SendAsync(new Goodbye(GoodbyeCodes.Draining, "Being stopped.", new ReconnectPlan(4000, 2000)));
        Assert.Equal(TimeSpan.FromMilliseconds(5000), (await following.UntilAsync(ConnectionState.Reconnecting)).RetryIn);

        var live = following.UntilAsync(ConnectionState.Live);
        time.Advance(TimeSpan.FromMilliseconds(4999));
        var reader = server.NextReaderAsync();
        Assert.False(reader.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await (await reader).RunAsync("t2");
        await live;
    }

    [Fact]
    public async Task Number_of_readers_comes_with_the_beats_when_asked_for()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var following = new Following(new LiveHubClient(Following.Options(server)), Request with { Audience = true });
        var reader = await FollowedAsync(server, following);
        Assert.True(reader.Request.Audience);
        var change = following.UntilAsync<AudienceChange>(_ => true);
        await reader.SendAsync(new Beat("1-aaaaaaaa.1", Sample.Time));
        await reader.SendAsync(new Beat("1-aaaaaaaa.1", Sample.Time, Readers: 41_233));
        Assert.Equal(41_233, (await change).Readers);
    }

    [Fact]
    public async Task Goodbye_at_the_door_is_honoured_although_the_follow_fails()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.AtTheDoor = new Goodbye(GoodbyeCodes.Draining, "Being stopped.", new ReconnectPlan(40, 20));
        var options = new LiveHubClientOptions { Server = server.Address, Reconnect = new ReconnectSchedule(() => 0.5) };
        await using var following = new Following(new LiveHubClient(options), Request);
        for (var attempt = 0; attempt < 20; attempt++)
            Assert.Equal(TimeSpan.FromMilliseconds(50), (await following.UntilAsync(ConnectionState.Reconnecting)).RetryIn);

        server.AtTheDoor = null;
        var live = following.UntilAsync(ConnectionState.Live);
        await (await server.NextReaderAsync()).SnapshotAsync("t1");
        await live;
    }

    [Fact]
    public async Task Goodbye_without_a_plan_ends_the_follow()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var following = new Following(new LiveHubClient(Following.Options(server)), Request);
        var reader = await FollowedAsync(server, following);
        await reader.SendAsync(new Goodbye(GoodbyeCodes.KeyRequired, "Bring a key."));
        var refusal = await Assert.ThrowsAsync<FollowRefusedException>(() => following.NextAsync<EntryChange>());
        Assert.Equal(GoodbyeCodes.KeyRequired, refusal.Code);
    }

    [Fact]
    public async Task Refused_follow_is_an_exception_with_the_code()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Answer = _ => new FollowResult(Accepted: false, "", GoodbyeCodes.TooManyTopics, "Follow fewer.");
        await using var following = new Following(new LiveHubClient(Following.Options(server)), Request);
        await following.NextAsync<ConnectionChange>();
        var refusal = await Assert.ThrowsAsync<FollowRefusedException>(() => following.NextAsync<ConnectionChange>());
        Assert.Equal((GoodbyeCodes.TooManyTopics, "Follow fewer. (too-many-topics)"), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task Silence_makes_the_view_delayed_after_25_s_and_reconnects_after_60_s()
    {
        await using var server = await ScriptedServer.StartAsync();
        var time = new FakeTimeProvider();
        var options = new LiveHubClientOptions { Server = server.Address, Time = time, Reconnect = new ReconnectSchedule(() => 0) };
        await using var following = new Following(new LiveHubClient(options), Request);
        await FollowedAsync(server, following);

        var delayed = following.NextAsync<ConnectionChange>();
        time.Advance(TimeSpan.FromSeconds(24.9));
        Assert.False(delayed.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(ConnectionState.Delayed, (await delayed).State);

        var lost = following.NextAsync<ConnectionChange>();
        time.Advance(TimeSpan.FromSeconds(35));
        Assert.Equal(ConnectionState.Reconnecting, (await lost).State);
        var live = following.UntilAsync(ConnectionState.Live);
        await (await server.NextReaderAsync()).RunAsync("t2");
        await live;
    }

    [Fact]
    public async Task Store_away_makes_the_view_delayed_until_it_is_back_and_beats_set_the_clock()
    {
        await using var server = await ScriptedServer.StartAsync();
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(Sample.Time));
        var client = new LiveHubClient(new LiveHubClientOptions { Server = server.Address, Time = time });
        await using var following = new Following(client, Request);
        var reader = await FollowedAsync(server, following);
        await reader.SendAsync(new Beat("1-aaaaaaaa.1", Sample.Time + 7000, Beat.StoreAway));
        Assert.Equal(ConnectionState.Delayed, (await following.NextAsync<ConnectionChange>()).State);
        Assert.Equal(Sample.Time + 7000, client.Clock.Now);

        await reader.SendAsync(new Beat("1-aaaaaaaa.1", Sample.Time));
        Assert.Equal(ConnectionState.Live, (await following.NextAsync<ConnectionChange>()).State);
    }

    [Fact]
    public async Task View_that_ran_low_is_asked_for_anew_once()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var following = new Following(new LiveHubClient(Following.Options(server)), Request);
        var entries = Enumerable.Range(1, 25).Select(n => Sample.Item($"i{n}", n)).ToArray();
        var joined = following.UntilAsync<SnapshotChange>(_ => true);
        var reader = await server.NextReaderAsync();
        await reader.SendAsync(new FeedFrame { Set = reader.Set, Reset = true, Entries = entries, Counts = [new TopicCount("harbour", 40)], Through = "t1" });
        await joined;

        var removed = EntryAsync(following);
        await reader.RunAsync("t2", Sample.Item("i1", 26, 2, retracted: true));
        Assert.Null((await server.NextReaderAsync()).Request.Cursor);
        Assert.Equal(("item/i1", EntryEffect.Removed), await removed);
    }

    [Fact]
    public async Task Caller_that_takes_nothing_loses_the_connection_but_no_entry()
    {
        await using var server = await ScriptedServer.StartAsync();
        var options = new LiveHubClientOptions { Server = server.Address, WaitingFrames = 4, Reconnect = new ReconnectSchedule(() => 0) };
        await using var following = new Following(new LiveHubClient(options), Request);
        var reader = await FollowedAsync(server, following);
        for (var n = 2; n <= 60; n++)
            await reader.RunAsync($"t{n}", Sample.Item($"i{n}", n));

        // What fits is taken, then the connection is made again; here the test, as the server, sends the rest after the cursor.
        var taken = 0;
        var lost = following.UntilAsync<LiveChange>(change => change is ConnectionChange || (change is EntryChange && ++taken < 0));
        Assert.Equal(ConnectionState.Reconnecting, Assert.IsType<ConnectionChange>(await lost).State);
        Assert.InRange(taken, 4, 58);
        var next = EntryAsync(following);
        var second = await server.NextReaderAsync();
        Assert.Equal($"t{taken + 1}", second.Request.Cursor);
        await second.RunAsync("t60", [.. Enumerable.Range(2, 59).Select(n => Sample.Item($"i{n}", n))]);
        Assert.Equal(($"item/i{taken + 2}", EntryEffect.Added), await next);
    }

    [Fact]
    public async Task Cursor_without_a_view_is_refused()
    {
        var client = new LiveHubClient(new Uri("http://127.0.0.1:1"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await client.FollowAsync(Request with { Cursor = "t" }).GetAsyncEnumerator().MoveNextAsync());
    }

    private static async Task<ScriptedReader> FollowedAsync(ScriptedServer server, Following following)
    {
        var snapshot = following.UntilAsync<SnapshotChange>(_ => true);
        var reader = await server.NextReaderAsync();
        await reader.SnapshotAsync("t1", Sample.Item("a", 1));
        await snapshot;
        return reader;
    }

    private static async Task<(string Subject, EntryEffect Effect)> EntryAsync(Following following)
    {
        var change = await following.UntilAsync<EntryChange>(_ => true);
        return (change.Entry.Subject, change.Effect);
    }
}
