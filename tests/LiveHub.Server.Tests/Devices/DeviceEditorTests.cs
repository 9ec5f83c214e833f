using LiveHub.Server.Tests.Publishing;

namespace LiveHub.Server.Tests.Devices;

/// <summary>What editors see of devices, on a node that nobody else registers at.</summary>
public sealed class DeviceEditorTests : IDisposable
{
    private readonly Newsroom _newsroom = new();

    public void Dispose() => _newsroom.Dispose();

    [Fact]
    public async Task Devices_are_counted_by_platform_language_and_topic()
    {
        var (first, second) = (await _newsroom.TopicAsync(), await _newsroom.TopicAsync());
        (await new Handset(_newsroom).PutAsync(Handset.Profile($$""","topics":["{{first}}","{{second}}"]"""))).Expect(201);
        (await new Handset(_newsroom).PutAsync(Handset.Profile($$""","topics":["{{first}}"]"""))).Expect(201);
        (await new Handset(_newsroom).PutAsync("""{"platform":"ios","kind":"token","target":"t","languages":["fa"]}""")).Expect(201);
        var counted = (await _newsroom.GetAsync("/devices", LiveHub.Testing.Nodes.LiveHubProcess.AdminKey)).Expect(200).Body;
        Assert.Equal((3, 0), ((int)counted["devices"]!, (int)counted["quarantined"]!));
        Assert.Equal("""[{"platform":"android","devices":2},{"platform":"ios","devices":1}]""", counted["platforms"]!.ToJsonString());
        Assert.Equal("""[{"language":"ar","devices":2},{"language":"fa","devices":1}]""", counted["languages"]!.ToJsonString());
        Assert.Equal($$"""[{"topic":"{{first}}","devices":2},{"topic":"{{second}}","devices":1}]""", counted["topics"]!.ToJsonString());
        Assert.Empty(counted["testDevices"]!.AsArray());
        Assert.True((long)counted["age"]! >= 0);
    }

    [Fact]
    public async Task The_test_list_is_kept_by_whoever_may_test()
    {
        var phone = new Handset(_newsroom);
        (await phone.PutAsync(Handset.Profile())).Expect(201);
        var (_, tester) = await _newsroom.KeyAsync("\"permissions\":[\"test\"]");
        var (_, writer) = await _newsroom.KeyAsync("\"preset\":\"writer\"");
        (await _newsroom.SendAsync(HttpMethod.Put, $"/test-devices/{phone.Id}", body: null, key: writer)).Expect(403, "not-permitted");
        (await _newsroom.SendAsync(HttpMethod.Put, $"/test-devices/{phone.Id}", body: null, key: tester)).Expect(204);
        (await _newsroom.SendAsync(HttpMethod.Put, "/test-devices/nobody-here", body: null, key: tester)).Expect(404, "not-found");
        (await phone.PutAsync(Handset.Profile())).Expect(200); // Stays on it when it registers again.

        var (_, pusher) = await _newsroom.KeyAsync("\"permissions\":[\"push\"]");
        (await _newsroom.GetAsync("/devices", tester)).Expect(403, "not-permitted");
        var listed = (await _newsroom.GetAsync("/devices", pusher)).Expect(200).Body["testDevices"]!.AsArray();
        Assert.Equal(phone.Id, (string?)Assert.Single(listed)!["id"]);
        Assert.DoesNotContain("token:of-a_phone", listed.ToJsonString(), StringComparison.Ordinal);

        (await _newsroom.SendAsync(HttpMethod.Delete, $"/test-devices/{phone.Id}", body: null, key: tester)).Expect(204);
        Assert.Empty((await _newsroom.GetAsync("/devices", pusher)).Body["testDevices"]!.AsArray());
    }

    [Fact]
    public async Task Registrations_from_one_address_are_limited_and_not_all_that_come_without_a_key()
    {
        using var room = new Newsroom(new Dictionary<string, string> { ["Limits:WritesPerAddress"] = "1", ["Limits:WritesPerKey"] = "1", ["Limits:BurstSeconds"] = "2", ["Proxies:Trusted"] = "127.0.0.1" });
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => new Handset(room).PutAsync(Handset.Profile())));
        Assert.Contains(replies, reply => reply.Status == 201);
        Assert.Contains(replies, reply => reply.Status == 429);
        for (var n = 1; n <= 10; n++)
            Assert.NotEqual(429, (await room.SendAsync(HttpMethod.Put, "/devices/device-of-another", Handset.Profile(), key: "", from: $"203.0.113.{n}")).Status);
    }

    [Fact]
    public async Task A_server_that_is_closed_to_the_public_takes_devices_with_a_readers_key_alone()
    {
        using var room = new Newsroom(new Dictionary<string, string> { ["Keys:ReaderKeyRequired"] = "true" });
        (await new Handset(room).PutAsync(Handset.Profile())).Expect(401, "key-required");
        var (_, reader) = await room.KeyAsync("\"preset\":\"reader\"");
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/devices/device-1") { Content = new StringContent(Handset.Profile(), System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Bearer " + reader);
        request.Headers.Add("Device-Secret", new string('s', 32));
        using var answer = await room.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(201, (int)answer.StatusCode);
    }
}
