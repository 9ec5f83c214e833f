using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Audience;
using LiveHub.Server.Hosting;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Server.Tests.Audience;

public sealed class AudienceTests : IDisposable
{
    private readonly Newsroom _newsroom = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["Ticker:BeatInterval"] = "00:00:01" });

    public void Dispose() => _newsroom.Dispose();

    [Fact]
    public async Task Readers_are_counted_in_all_and_per_topic_with_those_who_follow_all()
    {
        var (harbour, weather) = (await _newsroom.TopicAsync(), await _newsroom.TopicAsync());
        await using var one = await FollowAsync(harbour);
        await using var two = await FollowAsync(harbour, weather, "invented");
        await using var three = await FollowAsync("*");
        await using var four = await StockReader.ConnectAsync(_newsroom.Node.Address);

        await HasAsync(4, (harbour, 3), (weather, 2));

        await two.FollowAsync([weather]);
        await HasAsync(4, (harbour, 2), (weather, 2));
        await three.DisposeAsync();
        await HasAsync(3, (harbour, 1), (weather, 1));
    }

    [Fact]
    public async Task Readers_of_other_nodes_are_added_while_their_note_stands()
    {
        var harbour = await _newsroom.TopicAsync();
        await using var reader = await FollowAsync(harbour);
        var board = _newsroom.Node.Services.GetRequiredService<INodeBoard>();
        await PostAsync(board, "other", new AudienceNote(40, 5, new Dictionary<string, int>(StringComparer.Ordinal) { [harbour] = 20 }, 0));
        await board.PostAsync(AudienceNote.Subject, "newer", new byte[] { 0xc1 }, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        await HasAsync(41, (harbour, 26));

        var body = (await _newsroom.GetAsync("/audience", LiveHub.Testing.Nodes.LiveHubProcess.AdminKey)).Expect(200).Body;
        Assert.True((bool)body["approximate"]!);
        Assert.Equal(5, (int)body["allTopics"]!);
        Assert.Equal(2, body["nodes"]!.AsArray().Count);
        Assert.True((long)body["age"]! > 1_000_000_000);
        await board.RemoveAsync(AudienceNote.Subject, "other", TestContext.Current.CancellationToken);
        await HasAsync(1, (harbour, 1));
    }

    [Fact]
    public async Task Only_those_who_write_are_told()
    {
        (await _newsroom.GetAsync("/audience")).Expect(401, "key-required");
        var (_, reader) = await _newsroom.KeyAsync("\"preset\":\"reader\"");
        (await _newsroom.GetAsync("/audience", reader)).Expect(403, "not-permitted");
        var (_, writer) = await _newsroom.KeyAsync("\"preset\":\"writer\"");
        (await _newsroom.GetAsync("/audience", writer)).Expect(200);
    }

    [Fact]
    public async Task Beats_tell_the_number_to_those_who_asked()
    {
        await using var asking = await StockReader.ConnectAsync(_newsroom.Node.Address);
        await asking.Connection.InvokeAsync<FollowResult>(
            HubMethods.Follow, new FollowRequest { Topics = ["harbour"], Audience = true }, TestContext.Current.CancellationToken);
        await using var other = await FollowAsync("harbour");
        await Eventually.Until("a beat tells both readers", () => asking.Beats.Any(beat => beat.Readers == 2));
        await Eventually.Until("a beat", () => !other.Beats.IsEmpty);
        Assert.All(other.Beats, beat => Assert.Null(beat.Readers));
    }

    [Fact]
    public async Task A_node_that_drains_too_is_nowhere_to_send_readers()
    {
        var board = new MemoryNodeBoard(TimeProvider.System);
        var others = new OtherNodes(board, new NodeName(), TimeProvider.System);
        Assert.False(await others.AnyAsync());
        await PostAsync(board, "other", new AudienceNote(1, 0, new Dictionary<string, int>(StringComparer.Ordinal), 0, IsDraining: true));
        Assert.False(await others.AnyAsync());
        await PostAsync(board, "third", new AudienceNote(0, 0, new Dictionary<string, int>(StringComparer.Ordinal), 0));
        Assert.True(await others.AnyAsync());
    }

    [Fact]
    public async Task The_note_is_said_again_before_it_is_forgotten_and_not_more_often()
    {
        var time = new FakeTimeProvider();
        var memory = new MemoryNodeBoard(time);
        var name = new NodeName();
        var board = new AudienceBoard(count: null!, memory, name);
        await board.PostAsync(Note(), CancellationToken.None);
        for (var second = 0; second < 120; second += 5)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            Assert.Single(await memory.ReadAsync(AudienceNote.Subject, CancellationToken.None));
            var before = (await memory.ReadAsync(AudienceNote.Subject, CancellationToken.None))[0];
            await board.PostAsync(Note(), CancellationToken.None);
            var after = (await memory.ReadAsync(AudienceNote.Subject, CancellationToken.None))[0];
            Assert.Equal(second % 10 == 5, AudienceNote.Of(before)!.At != AudienceNote.Of(after)!.At);
        }

        AudienceNote Note() => new(7, 0, new Dictionary<string, int>(StringComparer.Ordinal), time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private static ValueTask PostAsync(INodeBoard board, string node, AudienceNote note) =>
        board.PostAsync(AudienceNote.Subject, node, note.Encode(), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    private async Task<StockReader> FollowAsync(params string[] topics)
    {
        var reader = await StockReader.ConnectAsync(_newsroom.Node.Address);
        Assert.True((await reader.FollowAsync(topics)).Accepted);
        return reader;
    }

    private async Task HasAsync(int readers, params (string Topic, int Readers)[] topics) => await Eventually.Until($"{readers} readers are counted", async () =>
    {
        var body = (await _newsroom.GetAsync("/audience", LiveHub.Testing.Nodes.LiveHubProcess.AdminKey)).Expect(200).Body;
        var counted = body["topics"]!.AsArray().Select(topic => ((string)topic!["topic"]!, (int)topic["readers"]!));
        return (int)body["readers"]! == readers && topics.Order().SequenceEqual(counted.Order());
    });
}
