using System.Globalization;
using System.Text;
using LiveHub.Testing.Fuzz;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Fuzz;

/// <summary>Requests that no client would send, at every address of the API: an answer that says what is wrong, never an error of the server.</summary>
[Trait("Category", "Fuzz")]
[Collection(nameof(FuzzCollection))]
public sealed class ApiFuzzTests(ITestOutputHelper output)
{
    private const int Known = 40;
    private static readonly TimeSpan Promise = TimeSpan.FromMilliseconds(60);
    private static readonly IReadOnlyList<ApiSeed> All = [.. ApiSeed.Writes, .. ApiSeed.Others];

    [Fact]
    public async Task Mutated_bodies_are_taken_or_refused_by_a_problem()
    {
        var run = new FuzzRun(smoke: 2, full: 90);
        await using var server = await StartAsync();
        var bodies = ApiSeed.Writes.Select(seed => Encoding.UTF8.GetBytes(seed.Body)).ToList();
        var taken = 0;
        while (run.Next())
        {
            var seed = run.Pick(ApiSeed.Writes).Of(NameOf(run));
            // Most by their structure: bytes that are not JSON at all end at the parser.
            var body = run.Random.Next(4) == 0 ? run.Bytes.Mutate(Encoding.UTF8.GetBytes(seed.Body), bodies) : Encoding.UTF8.GetBytes(run.Json.Mutate(seed.Body));
            var (status, text) = await RawHttp.SendAsync(server.Address, [.. Encoding.ASCII.GetBytes(Head(seed, body.Length)), .. body]);
            var what = $"{seed.Method} {seed.Path} {Encoding.UTF8.GetString(body)}\n({run})\n{text}";
            Assert.True(status is >= 200 and < 500, what);
            Assert.True(status < 400 || text.Contains("application/problem+json", StringComparison.Ordinal), what);
            taken += status < 300 ? 1 : 0;
            await LookAfterAsync(server, run);
        }
        output.WriteLine($"{run}: {taken} were taken; the process grew by {server.Grown() >> 20} MiB");
        await server.ServesAsync();
        Assert.InRange(taken, 1, run.Cases - 1);
    }

    [Fact]
    public async Task Mutated_heads_are_answered_or_cut()
    {
        var run = new FuzzRun(smoke: 2, full: 90);
        await using var server = await StartAsync();
        var heads = All.Select(seed => Encoding.ASCII.GetBytes(Head(seed, seed.Body.Length))).ToList();
        var answered = 0;
        while (run.Next())
        {
            var seed = run.Pick(All).Of(NameOf(run));
            var head = run.Bytes.Mutate(Encoding.UTF8.GetBytes(Head(seed, Encoding.UTF8.GetByteCount(seed.Body))), heads);
            var (status, text) = await RawHttp.SendAsync(server.Address, [.. head, .. Encoding.UTF8.GetBytes(seed.Body)], Promise);
            Assert.True(status is 0 or (>= 200 and < 500) or 505, $"{Convert.ToHexString(head)}\n{Encoding.UTF8.GetString(head)}\n({run})\n{text}");
            answered += status == 0 ? 0 : 1;
            await LookAfterAsync(server, run);
        }
        output.WriteLine($"{run}: {answered} were answered; the process grew by {server.Grown() >> 20} MiB");
        await server.ServesAsync();
        Assert.True(answered > run.Cases / 2, $"{answered} of {run.Cases} were answered.");
    }

    [Fact]
    public async Task Mutated_addresses_and_headers_are_answered_by_a_problem()
    {
        var run = new FuzzRun(smoke: 2, full: 90);
        await using var server = await StartAsync();
        while (run.Next())
        {
            var seed = run.Pick(All).Of(NameOf(run));
            var path = run.Random.Next(2) == 0 ? seed.Path : Spoilt(run, seed.Path);
            var match = run.Random.Next(2) == 0 ? "*" : Spoilt(run, "\"3\"");
            var repeat = run.Random.Next(2) == 0 ? $"case-{run.Cases}" : Spoilt(run, "case");
            var type = run.Random.Next(4) == 0 ? Spoilt(run, "application/json; charset=utf-8") : "application/json";
            var key = run.Random.Next(4) == 0 ? Spoilt(run, LiveHubProcess.AdminKey) : LiveHubProcess.AdminKey;
            var known = run.Random.Next(4) == 0 ? Spoilt(run, "\"1-00000000.1.2.3\", W/\"x\"") : "\"x\"";
            var head = Head(seed with { Path = path }, Encoding.UTF8.GetByteCount(seed.Body), match, repeat, type, key, known);
            var (status, text) = await RawHttp.SendAsync(server.Address, Encoding.Latin1.GetBytes(head).Concat(Encoding.UTF8.GetBytes(seed.Body)).ToArray(), Promise);
            Assert.True(status is 0 or (>= 200 and < 500), $"{head}\n({run})\n{text}");
            await LookAfterAsync(server, run);
        }
        output.WriteLine($"{run}; the process grew by {server.Grown() >> 20} MiB");
        await server.ServesAsync();
    }

    private static async Task<FuzzedServer> StartAsync()
    {
        var server = await FuzzedServer.StartAsync();
        for (var number = 0; number < Known; number++)
        {
            await server.PostAsync("items", $$"""{"id":"known{{number}}","topics":["harbour"],"language":"en","headline":"Known {{number}}"}""");
            await server.PostAsync("alerts", $$"""{"id":"known{{number}}","texts":[{"value":"Known","lang":"en"}]}""");
        }
        return server;
    }

    /// <summary>What was retracted or cleared takes no more changes, so there are several.</summary>
    private static string NameOf(FuzzRun run) => $"known{run.Random.Next(Known)}";

    private static async Task LookAfterAsync(FuzzedServer server, FuzzRun run)
    {
        if (run.Cases == 500)
            server.WarmedUp();
        if (run.Cases % 500 == 0)
            await server.ServesAsync();
    }

    /// <summary>Without line ends, which would make other headers of it: those are the heads' business.</summary>
    private static string Spoilt(FuzzRun run, string text)
    {
        var seed = Encoding.Latin1.GetBytes(text);
        return string.Concat(Encoding.Latin1.GetString(run.Bytes.Mutate(seed, [seed])).Where(character => character is not ('\r' or '\n')).Take(4096));
    }

    private static string Head(
        ApiSeed seed, int length, string match = "*", string? repeat = null, string type = "application/json", string key = LiveHubProcess.AdminKey, string known = "\"x\"")
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{seed.Method} /api/v1{seed.Path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")
            .Append(CultureInfo.InvariantCulture, $"Device-Secret: {LiveHubProcess.AdminKey}\r\nAuthorization: Bearer {key}\r\nIf-Match: {match}\r\nIf-None-Match: {known}\r\n");
        if (repeat is not null)
            head.Append(CultureInfo.InvariantCulture, $"Idempotency-Key: {repeat}\r\n");
        if (seed.Body.Length > 0)
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {type}\r\nContent-Length: {length}\r\n");
        return head.Append("\r\n").ToString();
    }
}
