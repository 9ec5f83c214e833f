using System.Text.Json.Nodes;
using LiveHub.Server.Keys;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Server.Tests.Sessions;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Audit;

public sealed class AuditExportTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_act_says_who_when_what_and_from_where()
    {
        var id = Newsroom.NewSlug();
        using var person = await SignedIn.AddAsync(newsroom.Node.Address, id, "editor", Token);
        person.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64)");
        (await person.SendAsync(HttpMethod.Post, "alerts", new { id, texts = new[] { new { value = "Ferry aground", lang = "en" } } })).Expect(201);
        var lines = await ReadAsync();
        var acts = lines.Where(line => line["subject"]?.ToString().EndsWith("/" + id, StringComparison.Ordinal) == true).ToList();
        var all = new[] { "person.added", "person.invited", "person.password-set", "alert.fired" };
        var told = all.Select(kind => acts.Single(act => (string?)act["kind"] == kind)).ToList();
        Assert.Equal(["first", "first", $"person:{id}", $"person:{id}"], told.Select(act => (string?)act["by"]));
        Assert.Equal(["api 127.0.0.1", "api 127.0.0.1", "api 127.0.0.1", "web 127.0.0.1"], told.Select(act => (string?)act["from"]));
        Assert.Equal("Ferry aground", (string?)told[3]["act"]!["fact"]!["texts"]![0]!["value"]);
        Assert.All(acts, act => Assert.Null(act["act"]!["fields"])); // All of them have names.
        Assert.Contains(lines, line => (string?)line["kind"] == "session.started" && (string?)line["by"] == $"person:{id}");
        Assert.All(lines.Skip(1), line => Assert.True((long)line["time"]! > 0 && line["act"] is JsonObject, line.ToJsonString()));
    }

    [Fact]
    public async Task No_secret_and_no_hash_of_one_is_in_it()
    {
        var id = Newsroom.NewSlug();
        using var person = await SignedIn.AddAsync(newsroom.Node.Address, id, "editor", Token);
        var key = (string)(await person.SendAsync(HttpMethod.Post, "session/key", new { })).Expect(201).Body["key"]!;
        var text = await TextAsync();
        var decoded = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!["body"])
            .Where(body => body is not null).Select(body => Convert.ToHexStringLower(Convert.FromBase64String((string)body!)));
        var whole = text + string.Concat(decoded);
        foreach (var secret in new[] { key, LiveHubProcess.AdminKey })
        {
            Assert.DoesNotContain(secret, whole, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String(KeySecret.HashOf(secret)), whole, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToHexStringLower(KeySecret.HashOf(secret)), whole, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(SignedIn.Password, whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_begins_where_it_was_asked_for()
    {
        var all = await ReadAsync();
        var part = await ReadAsync("?after=1&limit=1");
        Assert.Equal(2, part.Count);
        Assert.Equal((1, (string?)all[1]["link"]), ((int)part[0]["after"]!, (string?)part[0]["link"]));
        Assert.Equal((string?)all[2]["link"], (string?)part[1]["link"]);
        (await newsroom.GetAsync("/desk/entries?after=999999", LiveHubProcess.AdminKey)).Expect(400, "invalid");
    }

    [Fact]
    public async Task It_is_for_those_who_manage_people()
    {
        var (_, key) = await newsroom.KeyAsync("\"preset\":\"editor\"");
        (await newsroom.GetAsync("/desk/entries", key)).Expect(403, "not-permitted");
        (await newsroom.GetAsync("/desk/entries")).Expect(401, "key-required");
    }

    private async Task<List<JsonObject>> ReadAsync(string query = "")
    {
        // Of entries there are at least three: keys, people.
        await newsroom.KeyAsync("\"preset\":\"reader\"");
        await newsroom.KeyAsync("\"preset\":\"reader\"");
        var text = await TextAsync(query);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    private async Task<string> TextAsync(string query = "")
    {
        using var admin = newsroom.Node.CreateEditor();
        return await admin.GetStringAsync(new Uri("api/v1/desk/entries" + query, UriKind.Relative), Token);
    }
}
