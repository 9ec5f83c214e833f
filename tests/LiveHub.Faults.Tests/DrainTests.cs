using System.Diagnostics;
using System.Net;
using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Faults.Tests;

/// <summary>SIGTERM while news goes out: the readers leave in slices, each served until its own goodbye, and find everything where they come back.</summary>
[Trait("Category", "Faults")]
public sealed class DrainTests(ITestOutputHelper output)
{
    private const int Readers = 300;
    private const int AtATime = 25;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Readers_leave_and_return_a_tenth_a_second_at_most_and_miss_nothing()
    {
        using var folder = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(folder.Path);
        var editor = new Editor(server.Http);
        await editor.OpenTopicAsync("harbour");
        var readers = new List<DrainingReader>();
        try
        {
            while (readers.Count < Readers)
            {
                readers.AddRange(Enumerable.Range(0, AtATime).Select(_ => new DrainingReader(server.Address)));
                await Eventually.Until("the readers are live", () => readers.TrueForAll(reader => reader.IsLive));
            }
            var stopping = server.StopAsync();
            var published = await PublishUntilGoneAsync(server, editor, stopping);
            Assert.Equal(0, await stopping);
            await server.StartAsync();
            published.Add(("item/after", Stopwatch.GetTimestamp()));
            await editor.PostAsync("after", "harbour");
            await Eventually.Until("every reader has all of it", () => readers.TrueForAll(reader => reader.Items.Count >= published.Count), TimeSpan.FromSeconds(60));

            Assert.All(readers, reader => Assert.Equal(published.Select(entry => entry.Subject), reader.Items));
            Assert.All(readers, reader => Assert.Equal(1, reader.Snapshots));
            Assert.All(readers, reader => AreServedUntilGoodbye(reader, published));
            var (left, back) = (Busiest(readers.Select(reader => reader.Goodbye?.At)), Busiest(readers.Select(reader => reader.Back)));
            var goodbyes = readers.Select(reader => reader.Goodbye!.Value.At).Order().ToList();
            output.WriteLine($"{Readers} readers left within {Stopwatch.GetElapsedTime(goodbyes[0], goodbyes[^1]).TotalSeconds:0.0} s, {left} in the busiest second; {back} came back in the busiest; {published.Count} headlines");
            Assert.InRange(left, 1, Readers / 10);
            Assert.InRange(back, 1, Readers / 10);
        }
        finally
        {
            foreach (var reader in readers)
                await reader.DisposeAsync();
        }
    }

    [Fact]
    public async Task Newcomers_are_sent_away_while_the_others_are_served_and_a_second_signal_ends_it()
    {
        using var folder = new TestFolder();
        await using var server = await LiveHubProcess.StartAsync(folder.Path);
        var readers = new List<Listener>();
        try
        {
            for (var count = 0; count < 60; count++)
                readers.Add(await Listener.FollowAsync(server.Address, "harbour"));
            var pending = await Listener.ConnectAsync(server.Address);
            readers.Add(pending);
            var stopping = server.StopAsync();
            await Eventually.Until("readiness fails", async () => await IsUnreadyAsync(server));

            var newcomer = await Listener.ConnectAsync(server.Address);
            readers.Add(newcomer);
            await Eventually.Until("the newcomer is sent away", () => newcomer is { Goodbye.Code: GoodbyeCodes.Draining, IsConnected: false });
            await pending.TryFollowAsync("harbour");
            await Eventually.Until("the late follow is sent away", () => pending is { Goodbye.Code: GoodbyeCodes.Draining, IsConnected: false });
            Assert.All([newcomer, pending], reader => Assert.NotNull(reader.Goodbye?.Reconnect));
            // A stock client does not know what a goodbye is; its connection is ended for it.
            await Eventually.Until("a reader that stayed is closed", () => readers.Exists(reader => reader is { Goodbye: not null, IsConnected: false } && reader != newcomer && reader != pending));
            Assert.Contains(readers, reader => reader.IsConnected);

            Assert.False(stopping.IsCompleted);
            var started = Stopwatch.GetTimestamp();
            server.Terminate();
            Assert.Equal(0, await stopping);
            Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 6);
        }
        finally
        {
            foreach (var reader in readers)
                await reader.DisposeAsync();
        }
    }

    private static void AreServedUntilGoodbye(DrainingReader reader, IReadOnlyList<(string Subject, long At)> published)
    {
        var (at, items) = reader.Goodbye ?? throw new InvalidOperationException("A reader had no goodbye.");
        // Acknowledged a second before the goodbye: it must have come before it, too.
        var due = published.Count(entry => entry.At < at && Stopwatch.GetElapsedTime(entry.At, at) > Second);
        Assert.InRange(items, due, published.Count);
    }

    private static async Task<bool> IsUnreadyAsync(LiveHubProcess server)
    {
        using var ready = await server.Http.GetAsync(new Uri("health/ready", UriKind.Relative));
        return ready.StatusCode == HttpStatusCode.ServiceUnavailable;
    }

    /// <summary>A headline every 100 ms until the server is gone. An answer that is not a success would be a lost publish.</summary>
    private static async Task<List<(string Subject, long At)>> PublishUntilGoneAsync(LiveHubProcess server, Editor editor, Task gone)
    {
        var published = new List<(string Subject, long At)>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while (!gone.IsCompleted && await timer.WaitForNextTickAsync())
        {
            try
            {
                using var answer = await editor.TryPostAsync($"n{published.Count}", "harbour");
                // Its readers are gone and it is about to end.
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && await Editor.ProblemAsync(answer) == "draining")
                    continue;
                await Editor.OffsetAsync(answer);
                published.Add(($"item/n{published.Count}", Stopwatch.GetTimestamp()));
            }
            catch (HttpRequestException exception) when (exception.InnerException is System.Net.Sockets.SocketException)
            {
                // It no longer listens: the end. A request that it had accepted would have been answered.
                await gone.Within("the server ends after it stopped listening");
            }
        }
        Assert.NotEmpty(published);
        return published;
    }

    /// <summary>The most that happened within any second.</summary>
    private static int Busiest(IEnumerable<long?> times)
    {
        var sorted = times.Select(time => time ?? throw new InvalidOperationException("It did not happen to every reader.")).Order().ToList();
        return sorted.Select((start, index) => sorted.Skip(index).TakeWhile(time => Stopwatch.GetElapsedTime(start, time) < Second).Count()).Max();
    }
}
