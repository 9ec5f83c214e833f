using LiveHub.Protocol;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;
using LiveHub.Testing.Fuzz;

namespace LiveHub.Server.Tests.Fuzz;

/// <summary>Bytes that no client would send, at the hub of a real server: only their connection ends, with a documented code, and the others are served.</summary>
[Trait("Category", "Fuzz")]
[Collection(nameof(FuzzCollection))]
public sealed class HubFuzzTests(ITestOutputHelper output)
{
    /// <summary>Codes of PROTOCOL.md §5 that bad bytes may get. An internal error is the server's fault, whatever it was sent.</summary>
    private static readonly string[] Codes = [.. new[] { GoodbyeCodes.BadFrame, GoodbyeCodes.FrameTooLarge, GoodbyeCodes.RateLimited }.Select(code => "livehub/" + code)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Mutated_messages_end_their_own_connection_with_a_code(bool messagePack)
    {
        var run = new FuzzRun(smoke: 3, full: 90);
        await using var server = await FuzzedServer.StartAsync();
        var seeds = messagePack ? HubSeeds.MessagePack : HubSeeds.Json;
        var (coded, probed) = (0, 0);
        while (run.Next())
        {
            var messages = Enumerable.Range(0, 1 + run.Random.Next(3)).Select(_ => Mutated(run, seeds, messagePack)).ToList();
            var answers = await HubCase.RunAsync(server.Address, messagePack, HubSeeds.Handshake(messagePack), messages);
            var what = $"{answers} for {string.Join(' ', messages.Select(Convert.ToHexString))} ({run})";
            Assert.True(answers is { IsEnded: true, HasHandshake: true }, what);
            Assert.True(answers.Close is null || Codes.Contains(answers.Close), what);
            coded += answers.Close is null ? 0 : 1;
            probed += answers.IsProbed ? 1 : 0;
            await LookAfterAsync(server, run);
        }
        output.WriteLine($"{run}: {coded} got a code, {probed} were answered before the rubbish at the end; the process grew by {server.Grown() >> 20} MiB");
        await server.ServesAsync();
        // Without a code ends only who said goodbye, or was cut so late that the code was lost on the way.
        Assert.True(coded > run.Cases * 0.9 && probed > run.Cases * 0.05, $"{coded} of {run.Cases} got a code, {probed} were answered.");
    }

    [Fact]
    public async Task Mutated_handshakes_end_their_own_connection()
    {
        var run = new FuzzRun(smoke: 1, full: 30);
        await using var server = await FuzzedServer.StartAsync();
        while (run.Next())
        {
            var handshake = run.Bytes.Mutate(run.Pick(HubSeeds.Handshakes), HubSeeds.Handshakes);
            Assert.True(await HubCase.EndsAsync(server.Address, handshake), $"{Convert.ToHexString(handshake)} ({run})");
            await LookAfterAsync(server, run);
        }
        output.WriteLine($"{run}; the process grew by {server.Grown() >> 20} MiB");
        await server.ServesAsync();
    }

    /// <summary>A cursor is opaque to clients and kept by them: it may come back as anything.</summary>
    [Fact]
    public async Task Cursor_text_that_nobody_wrote_is_answered_by_frames()
    {
        var run = new FuzzRun(smoke: 2, full: 45);
        await using var server = await FuzzedServer.StartAsync();
        await server.ServesAsync();
        await using var reader = await StockReader.ConnectAsync(server.Address);
        await reader.FollowAsync(["harbour"]);
        await Eventually.Until("a cursor is there", () => reader.Cursor is not null);
        byte[][] seeds = [.. new[] { reader.Cursor!, reader.Cursor!.Replace(".", "..", StringComparison.Ordinal), "1-00000000.0.0000000000000000.00000000" }.Select(System.Text.Encoding.UTF8.GetBytes)];
        while (run.Next())
        {
            var cursor = System.Text.Encoding.Latin1.GetString(run.Bytes.Mutate(run.Pick(seeds), seeds).Take(4096).ToArray());
            await using var other = await StockReader.ConnectAsync(server.Address, messagePack: run.Random.Next(2) == 0);
            var result = await other.FollowAsync(["harbour"], cursor);
            Assert.True(result.Accepted, $"{result} for the cursor {cursor} ({run})");
            await Eventually.Until($"frames come for the cursor {cursor} ({run})", () => other.Cursor is not null);
            Assert.All(other.Frames, frame => Assert.Equal(result.Set, frame.Set));
            await LookAfterAsync(server, run);
        }
        output.WriteLine($"{run}; the process grew by {server.Grown() >> 20} MiB");
        await server.ServesAsync();
    }

    /// <summary>Most keep what separates messages whole: what comes after a broken one is never looked at.</summary>
    private static byte[] Mutated(FuzzRun run, IReadOnlyList<byte[]> seeds, bool messagePack)
    {
        var seed = run.Pick(seeds);
        if (!messagePack && run.Random.Next(2) == 0)
            return HubSeeds.Framed(System.Text.Encoding.UTF8.GetBytes(run.Json.Mutate(System.Text.Encoding.UTF8.GetString(seed))), messagePack);
        return run.Random.Next(4) == 0
            ? run.Bytes.Mutate(HubSeeds.Framed(seed, messagePack), seeds)
            : HubSeeds.Framed(run.Bytes.Mutate(seed, seeds), messagePack);
    }

    private static async Task LookAfterAsync(FuzzedServer server, FuzzRun run)
    {
        if (run.Cases == 100)
            server.WarmedUp();
        if (run.Cases % 100 == 0)
            await server.ServesAsync();
    }
}
