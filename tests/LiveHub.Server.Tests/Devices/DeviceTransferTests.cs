using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Devices;

/// <summary>Devices leave one hub and come to another.</summary>
public sealed class DeviceTransferTests : IDisposable
{
    private readonly Newsroom _newsroom = new();

    public void Dispose() => _newsroom.Dispose();

    [Fact]
    public async Task What_is_exported_can_be_imported_elsewhere_and_says_the_same_there()
    {
        var topic = await _newsroom.TopicAsync();
        var phones = Enumerable.Range(0, 3).Select(_ => new Handset(_newsroom)).ToList();
        foreach (var phone in phones)
            (await phone.PutAsync(Handset.Profile($$""","topics":["{{topic}}"],"quietHours":{"from":"22:00","to":"06:00"},"region":"SA" """))).Expect(201);
        (await _newsroom.SendAsync(HttpMethod.Put, $"/test-devices/{phones[1].Id}", body: null)).Expect(204);
        var exported = await ExportAsync(_newsroom);
        Assert.Equal(phones.Select(phone => phone.Id), exported.Split('\n')[..^1].Select(line => (string)JsonNode.Parse(line)!["id"]!));

        using var other = new Newsroom();
        Assert.Equal("""{"added":3,"replaced":0,"outdated":0,"faulty":0,"faults":[]}""", (await ImportAsync(other, exported)).Expect(200).Body.ToJsonString());
        Assert.Equal(exported, await ExportAsync(other));
        Assert.Equal("""{"added":0,"replaced":3,"outdated":0,"faulty":0,"faults":[]}""", (await ImportAsync(other, exported)).Expect(200).Body.ToJsonString());
        // The app is known by the secret that it has.
        (await new Handset(other, phones[0].Id, phones[0].Secret).GetAsync()).Expect(200);

        (await new Handset(other, phones[0].Id, phones[0].Secret).PutAsync(Handset.Profile(target: "newer"))).Expect(200);
        Assert.Equal(1, (int)(await ImportAsync(other, exported)).Expect(200).Body["outdated"]!);
        Assert.Equal("newer", (string?)(await new Handset(other, phones[0].Id, phones[0].Secret).GetAsync()).Body["target"]);
    }

    [Fact]
    public async Task Bad_lines_are_named_and_the_others_are_taken()
    {
        var phone = new Handset(_newsroom);
        (await phone.PutAsync(Handset.Profile())).Expect(201);
        string[] lines =
        [
            Line("device-1"),
            "",
            "{not json",
            Line("x"),
            Line("device-2", secret: null),
            Line("device-3") + "\r",
            "{\"id\":\"" + new string('x', 70_000) + "\"}",
            Line(phone.Id),
            Line("device-5", more: ",\"seenAt\":1700000000000").Replace("token-of-device-5", "token-of-device-1", StringComparison.Ordinal), // One phone, seen later as the first.
            Line("device-4", secret: null, more: ",\"secret\":\"" + new string('s', 32) + "\",\"topics\":[\"opened-later\"],\"seenAt\":1700000000000"),
        ];
        var body = (await ImportAsync(_newsroom, string.Join('\n', lines))).Expect(200).Body;
        Assert.Equal((3, 1, 5), ((int)body["added"]!, (int)body["outdated"]!, (int)body["faulty"]!));
        Assert.Equal(
            ["3: malformed", "4: /id bad-id", "5: /secretHash required", "7: too-large", "8: /secretHash wrong-secret"],
            body["faults"]!.AsArray().Select(fault => $"{fault!["line"]}: {fault["errors"]![0]!["field"]} {fault["errors"]![0]!["code"]}".Replace(":  ", ": ", StringComparison.Ordinal)));
        var fourth = (await new Handset(_newsroom, "device-4", new string('s', 32)).GetAsync()).Expect(200).Body;
        Assert.Equal(1700000000000, (long)fourth["seenAt"]!);
        Assert.Equal("opened-later", (string?)fourth["topics"]![0]!["topic"]);
    }

    [Fact]
    public async Task Only_administrators_move_devices_and_only_as_lines()
    {
        var (_, editor) = await _newsroom.KeyAsync("\"preset\":\"editor\"");
        (await _newsroom.GetAsync("/devices/export", editor)).Expect(403, "not-permitted");
        (await ImportAsync(_newsroom, Line("device-1"), editor)).Expect(403, "not-permitted");
        (await _newsroom.PostAsync("/devices/import", Line("device-1"))).Expect(415, "not-lines");
    }

    [Fact]
    public async Task More_devices_than_a_request_may_have_bytes_otherwise_are_imported_and_exported()
    {
        const int Many = 5000;
        var lines = string.Concat(Enumerable.Range(0, Many).Select(n => Line($"device-{n:00000}", more: $",\"appVersion\":\"{new string('4', 30)}\"") + "\n"));
        Assert.True(lines.Length > 1024 * 1024);
        Assert.Equal(Many, (int)(await ImportAsync(_newsroom, lines)).Expect(200).Body["added"]!);
        Assert.Equal(Many, (await ExportAsync(_newsroom)).Count(character => character == '\n'));
    }

    private static string Line(string id, string? secret = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", string more = "") =>
        $$"""{"id":"{{id}}","platform":"android","kind":"token","target":"token-of-{{id}}","languages":["ar"]{{(secret is null ? "" : $",\"secretHash\":\"{secret}\"")}}{{more}}}""";

    private static async Task<string> ExportAsync(Newsroom newsroom)
    {
        using var http = newsroom.Node.CreateEditor();
        using var answer = await http.GetAsync(new Uri("/api/v1/devices/export", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<Reply> ImportAsync(Newsroom newsroom, string lines, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/devices/import") { Content = new StringContent(lines, Encoding.UTF8, "application/x-ndjson") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? LiveHubProcess.AdminKey);
        var answer = await newsroom.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Reply(answer, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject());
    }
}
