using LiveHub.Server.Tests.Publishing;

namespace LiveHub.Server.Tests.Devices;

public sealed class DeviceApiTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    [Fact]
    public async Task A_device_registers_without_a_key_and_sees_all_that_is_kept_of_it()
    {
        var topic = await newsroom.TopicAsync();
        var phone = new Handset(newsroom);
        var body = Handset.Profile($$"""
            ,"appVersion":"4.2.0","topics":["{{topic}}"],"region":"EG","timeZone":"Africa/Cairo","quietHours":{"from":"22:30","to":"07:00"},"dailyCap":5
            """, "token:of-a_phone");
        var registered = (await phone.PutAsync(body)).Expect(201);
        Assert.Equal($"/api/v1/devices/{phone.Id}", registered.Http.Headers.Location?.ToString());
        Assert.Equal(
            $$"""
            {"id":"{{phone.Id}}","platform":"android","kind":"token","appVersion":"4.2.0","languages":["ar","en"],"topics":[{"topic":"{{topic}}","priority":50}],"region":"EG","timeZone":"Africa/Cairo","quietHours":{"from":"22:30","to":"07:00"},"dailyCap":5,"dropped":[]}
            """,
            registered.Body.ToJsonString());
        Assert.Equal(registered.Body.ToJsonString(), (await phone.PutAsync(body)).Expect(200).Body.ToJsonString());

        var own = (await phone.GetAsync()).Expect(200).Body;
        Assert.Equal("token:of-a_phone", (string?)own["target"]);
        Assert.False((bool)own["isTest"]!);
        Assert.True((long)own["seenAt"]! >= (long)own["registeredAt"]!);
        Assert.DoesNotContain("secret", own.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_registration_replaces_all_of_the_one_before()
    {
        var topic = await newsroom.TopicAsync();
        var phone = new Handset(newsroom);
        (await phone.PutAsync(Handset.Profile($$""","topics":["{{topic}}"],"dailyCap":5,"region":"EG" """))).Expect(201);
        (await phone.PutAsync("""{"platform":"ios","kind":"fid","target":"other","languages":["fa"]}""")).Expect(200);
        var own = (await phone.GetAsync()).Expect(200).Body;
        Assert.Equal(("ios", "fid", "other", "Etc/UTC"), ((string)own["platform"]!, (string)own["kind"]!, (string)own["target"]!, (string)own["timeZone"]!));
        Assert.Empty(own["topics"]!.AsArray());
        Assert.Null(own["dailyCap"]);
        Assert.Null(own["region"]);
    }

    [Fact]
    public async Task All_faults_of_a_registration_are_told_at_once()
    {
        var phone = new Handset(newsroom, id: "short", secret: "too-short");
        var reply = await phone.PutAsync("""
            {"platform":"symbian","kind":"letter","target":"with \"quotes\"","languages":["ar","AR","?"],"topics":["harbour",{"topic":"harbour","priority":101},{"slug":"x"}],
             "region":"Egypt","timeZone":"Africa/Atlantis","quietHours":{"from":"24:00","to":"7:00"},"dailyCap":0,"appVersion":"123456789012345678901234567890123","extra":1}
            """);
        Assert.Equivalent(
            new[]
            {
                "Authorization bad-secret", "id bad-id", "/platform not-a-choice", "/kind not-a-choice", "/target bad-target", "/languages/2 bad-language", "/languages duplicate",
                "/topics/1/priority out-of-range", "/topics/2/topic required", "/topics/2/slug unknown-field", "/topics duplicate", "/region bad-region",
                "/timeZone bad-time-zone", "/quietHours/from bad-time-of-day", "/quietHours/to bad-time-of-day", "/quietHours empty", "/dailyCap out-of-range", "/appVersion too-long", "/extra unknown-field",
            },
            reply.Expect(400, "invalid").Errors.ToArray(), strict: true);
        Assert.Equal(
            ["Authorization required", "/languages required", "/platform required", "/kind required", "/target required"],
            (await new Handset(newsroom, secret: "").PutAsync("{}")).Expect(400, "invalid").Errors);
    }

    [Theory]
    [InlineData("\"timeZone\":\"../../etc/passwd\"", "/timeZone bad-time-zone")]
    [InlineData("\"timeZone\":\"Pacific Standard Time\"", "/timeZone bad-time-zone")]
    [InlineData("\"quietHours\":{\"from\":\"08:00\",\"to\":\"08:00\"}", "/quietHours empty")]
    [InlineData("\"languages\":[]", "/languages too-few")]
    [InlineData("\"target\":\"\"", "/target bad-target")]
    [InlineData("\"target\":\"line\\nend\"", "/target bad-target")]
    [InlineData("\"target\":\"back\\\\slash\"", "/target bad-target")]
    [InlineData("\"region\":\"RU-MOWX\"", "/region bad-region")]
    public async Task Values_that_cannot_be_used_are_named(string field, string error)
    {
        var fields = new Dictionary<string, string>
        {
            ["platform"] = "\"android\"",
            ["kind"] = "\"token\"",
            ["target"] = "\"t\"",
            ["languages"] = "[\"ar\"]",
        };
        var name = field[1..field.IndexOf('"', 1)];
        fields[name] = field[(name.Length + 3)..];
        var body = "{" + string.Join(',', fields.Select(one => $"\"{one.Key}\":{one.Value}")) + "}";
        Assert.Equal([error], (await new Handset(newsroom).PutAsync(body)).Expect(400, "invalid").Errors);
    }

    [Fact]
    public async Task Nobody_touches_a_device_without_its_secret()
    {
        var phone = new Handset(newsroom);
        (await phone.PutAsync(Handset.Profile(target: "token:of-another_phone"))).Expect(201);
        var thief = new Handset(newsroom, phone.Id);
        (await thief.PutAsync(Handset.Profile(target: "stolen"))).Expect(403, "wrong-secret");
        (await thief.PatchAsync("""{"remove":["x"]}""")).Expect(403, "wrong-secret");
        (await thief.GetAsync()).Expect(403, "wrong-secret");
        (await thief.DeleteAsync()).Expect(403, "wrong-secret");
        (await thief.ReceivedAsync("alert", 1)).Expect(403, "wrong-secret");
        Assert.Equal(["Authorization required"], (await new Handset(newsroom, phone.Id, secret: "").DeleteAsync()).Expect(400, "invalid").Errors);
        Assert.Equal("token:of-another_phone", (string?)(await phone.GetAsync()).Expect(200).Body["target"]);
    }

    [Fact]
    public async Task An_app_that_has_lost_its_id_and_secret_takes_the_place_of_what_it_was()
    {
        var (before, after) = (new Handset(newsroom), new Handset(newsroom));
        (await before.PutAsync(Handset.Profile(target: "token:kept"))).Expect(201);
        (await newsroom.SendAsync(HttpMethod.Put, $"/test-devices/{before.Id}", body: null)).Expect(204);
        (await after.PutAsync(Handset.Profile(target: "token:kept"))).Expect(201);
        (await before.GetAsync()).Expect(404, "not-found");
        Assert.False((bool)(await after.GetAsync()).Expect(200).Body["isTest"]!); // What is not out yet is for the phone that an editor named.
        (await before.PutAsync(Handset.Profile(target: "token:kept"))).Expect(201);
        (await after.GetAsync()).Expect(404, "not-found");
    }

    [Fact]
    public async Task Topics_that_can_bring_nothing_or_are_too_many_are_dropped_and_named()
    {
        var topics = new List<string>();
        for (var n = 0; n < 101; n++)
            topics.Add(await newsroom.TopicAsync());
        (await newsroom.PostAsync($"/topics/{topics[0]}/state", """{"state":"ended"}""", "*")).Expect(200);
        var wanted = string.Join(',', topics.Select((topic, n) => $$"""{"topic":"{{topic}}","priority":{{(n == 7 ? 1 : 60)}}}"""));
        var phone = new Handset(newsroom);
        var reply = (await phone.PutAsync(Handset.Profile($$""","topics":["nowhere",{"topic":"{{topics[0]}}x","priority":100},{{wanted}}]"""))).Expect(201);
        Assert.Equal(
            [$"{topics[0]}x unknown", $"{topics[0]} ended", "nowhere unknown"],
            reply.Body["dropped"]!.AsArray().Select(one => $"{one!["topic"]} {one["reason"]}"));
        Assert.Equal([.. topics.Skip(1).Where(topic => topic != topics[7]), topics[7]], reply.Body["topics"]!.AsArray().Select(one => (string)one!["topic"]!));

        var more = await newsroom.TopicAsync();
        var changed = (await phone.PatchAsync($$"""{"add":["{{more}}"]}""")).Expect(200);
        Assert.Equal($"{topics[7]} too-many", Assert.Single(changed.Body["dropped"]!.AsArray().Select(one => $"{one!["topic"]} {one["reason"]}")));
        Assert.Equal(100, changed.Body["topics"]!.AsArray().Count);
    }

    [Fact]
    public async Task Topics_are_added_and_removed_without_a_word_about_the_rest()
    {
        string[] topics = [await newsroom.TopicAsync(), await newsroom.TopicAsync(), await newsroom.TopicAsync()];
        var phone = new Handset(newsroom);
        (await phone.PutAsync(Handset.Profile($$""","dailyCap":9,"topics":["{{topics[0]}}","{{topics[1]}}"]"""))).Expect(201);
        var changed = (await phone.PatchAsync($$"""{"remove":["{{topics[0]}}","none-such"],"add":[{"topic":"{{topics[2]}}","priority":90},{"topic":"{{topics[1]}}","priority":10}]}""")).Expect(200);
        Assert.Equal([$"{topics[2]} 90", $"{topics[1]} 10"], changed.Body["topics"]!.AsArray().Select(one => $"{one!["topic"]} {one["priority"]}"));
        Assert.Equal(9, (int)(await phone.GetAsync()).Body["dailyCap"]!);
        Assert.Equal([" nothing-changed"], (await phone.PatchAsync("{}")).Expect(400, "invalid").Errors);
        (await new Handset(newsroom).PatchAsync("""{"add":["x"]}""")).Expect(404, "not-found");
    }

    [Fact]
    public async Task A_device_is_removed_by_itself_or_by_an_administrator_and_nothing_of_it_stays()
    {
        var (phone, lost) = (new Handset(newsroom), new Handset(newsroom));
        (await phone.PutAsync(Handset.Profile())).Expect(201);
        (await lost.PutAsync(Handset.Profile())).Expect(201);
        (await phone.DeleteAsync()).Expect(204);
        (await phone.GetAsync()).Expect(404, "not-found");
        (await phone.DeleteAsync()).Expect(404, "not-found");

        var (_, editor) = await newsroom.KeyAsync("\"preset\":\"editor\"");
        (await newsroom.SendAsync(HttpMethod.Delete, $"/devices/{lost.Id}", body: null, key: editor)).Expect(403, "not-permitted");
        (await newsroom.GetAsync($"/devices/{lost.Id}", editor)).Expect(403, "not-permitted");
        Assert.Equal(lost.Id, (await newsroom.SendAsync(HttpMethod.Get, $"/devices/{lost.Id}", body: null)).Expect(200).Id);
        (await newsroom.SendAsync(HttpMethod.Delete, $"/devices/{lost.Id}", body: null)).Expect(204);
        (await lost.GetAsync()).Expect(404, "not-found");
        // The id is free again, for whoever has another secret.
        (await new Handset(newsroom, lost.Id).PutAsync(Handset.Profile())).Expect(201);
    }

    [Fact]
    public async Task A_receipt_for_what_was_never_sent_is_refused()
    {
        var phone = new Handset(newsroom);
        (await phone.PutAsync(Handset.Profile())).Expect(201);
        (await phone.ReceivedAsync("never-sent", 1)).Expect(404, "not-found");
        Assert.Equal(["/alert bad-slug", "/revision out-of-range"], (await phone.ReceivedAsync("No Slug", 0)).Expect(400, "invalid").Errors);
    }

    [Fact]
    public async Task Browsers_of_any_site_may_register_themselves()
    {
        foreach (var method in new[] { "PUT", "PATCH", "DELETE", "GET" })
        {
            using var ask = new HttpRequestMessage(HttpMethod.Options, "/api/v1/devices/device-1");
            ask.Headers.Add("Origin", "https://news.example");
            ask.Headers.Add("Access-Control-Request-Method", method);
            ask.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
            using var answer = await newsroom.Http.SendAsync(ask, TestContext.Current.CancellationToken);
            Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
            Assert.Contains(method, string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        }
    }
}
