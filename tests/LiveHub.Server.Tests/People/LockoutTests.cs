using System.Diagnostics;
using LiveHub.Server.Tests.Scaleout;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.People;

public sealed class LockoutTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("layla")]
    [InlineData("nobody")]
    public async Task Five_wrong_passwords_lock_a_name_for_longer_and_longer(string name)
    {
        var clock = new ShiftedTime();
        using var folder = new TestFolder();
        await using var node = new LiveHubNode(folder.Path, clock, Proxied).Start();
        using (await SignedIn.AddAsync(node.Address, "layla", "editor", Token))
        {
        }
        using var http = node.CreateClient();
        for (var n = 0; n < 5; n++)
            Assert.Equal(401, (await TryAsync(http, name, "wrong", $"192.0.2.{n}")).Status);
        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15 })
        {
            // The right password opens nothing now, from wherever it comes.
            var locked = await TryAsync(http, name, SignedIn.Password, "198.51.100.1");
            Assert.Equal(429, locked.Status);
            Assert.InRange(locked.Pause, (minutes * 30) + 1, minutes * 60); // A busy machine takes its time.
            clock.Forward(TimeSpan.FromMinutes(minutes));
            Assert.Equal(401, (await TryAsync(http, name, "wrong", "198.51.100.2")).Status);
        }
        clock.Forward(TimeSpan.FromMinutes(31));
        Assert.Equal(name == "layla" ? 201 : 401, (await TryAsync(http, name, SignedIn.Password, "198.51.100.3")).Status);
    }

    [Fact]
    public async Task A_right_password_clears_the_count()
    {
        using var folder = new TestFolder();
        await using var node = new LiveHubNode(folder.Path, settings: Proxied).Start();
        using (await SignedIn.AddAsync(node.Address, "layla", "editor", Token))
        {
        }
        using var http = node.CreateClient();
        for (var round = 0; round < 3; round++)
        {
            for (var n = 0; n < 4; n++)
                Assert.Equal(401, (await TryAsync(http, "layla", "wrong", "192.0.2.1")).Status);
            Assert.Equal(201, (await TryAsync(http, "layla", SignedIn.Password, "192.0.2.1")).Status);
        }
    }

    [Fact]
    public async Task An_address_that_tries_many_names_is_locked_and_others_are_not()
    {
        using var folder = new TestFolder();
        await using var node = new LiveHubNode(folder.Path, settings: Proxied).Start();
        using var http = node.CreateClient();
        for (var n = 0; n < 30; n++)
            Assert.Equal(401, (await TryAsync(http, $"name-{n}", "wrong", "192.0.2.1")).Status);
        Assert.Equal(429, (await TryAsync(http, "another", "wrong", "192.0.2.1")).Status);
        Assert.Equal(401, (await TryAsync(http, "another", "wrong", "192.0.2.2")).Status);
    }

    [Fact]
    public async Task Tries_at_the_same_time_and_on_several_nodes_are_counted_together()
    {
        await using var nodes = await Nodes.StartAsync(2, ("Proxies:Trusted", "127.0.0.1"));
        using var one = nodes[0].CreateClient();
        using var other = nodes[1].CreateClient();
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => TryAsync(n % 2 == 0 ? one : other, "layla", "wrong", $"192.0.2.{n}"))).Within("twenty tries");
        Assert.InRange(replies.Count(reply => reply.Status == 401), 1, 5);
        Assert.All(replies, reply => Assert.True(reply.Status is 401 or 429));
    }

    [Fact]
    public async Task A_name_that_nobody_has_takes_as_long_as_one_that_somebody_has()
    {
        using var folder = new TestFolder();
        await using var node = new LiveHubNode(folder.Path, settings: Proxied).Start();
        using (await SignedIn.AddAsync(node.Address, "layla", "editor", Token))
        {
        }
        using var http = node.CreateClient();
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var n = 0; n < 4; n++)
        {
            known.Add(await TakesAsync(http, "layla", $"192.0.2.{n}"));
            unknown.Add(await TakesAsync(http, "nobody", $"192.0.2.{n}"));
        }
        // A hash is most of the time; without one the answer would come in a twentieth of it.
        Assert.InRange(unknown.Min() / known.Min(), 0.3, 3);
    }

    private static readonly Dictionary<string, string> Proxied = new(StringComparer.Ordinal) { ["Proxies:Trusted"] = "127.0.0.1" };

    private static async Task<double> TakesAsync(HttpClient http, string name, string from)
    {
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(401, (await TryAsync(http, name, "wrong", from)).Status);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<(int Status, double Pause)> TryAsync(HttpClient http, string name, string password, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/v1/session", UriKind.Relative));
        request.Content = System.Net.Http.Json.JsonContent.Create(new { name, password });
        request.Headers.Add("X-Forwarded-For", from);
        using var answer = await http.SendAsync(request, Token);
        return ((int)answer.StatusCode, answer.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0);
    }
}
