using LiveHub.Server.Desk;
using LiveHub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests.Publishing;

public sealed class AlertApiTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private const string Storm = """{"texts":[{"value":"تحذير من عاصفة","lang":"ar"},{"value":"Storm warning","lang":"en"}]""";

    [Fact]
    public async Task Fired_alert_is_in_the_feed_with_its_place_when_it_is_answered()
    {
        var fired = (await newsroom.PostAsync("/alerts", Storm + "}", repeat: "alert-1")).Expect(201);
        Assert.Equal("active", (string?)fired.Body["state"]);
        Assert.Equal(20 * 60 * 1000, (long)fired.Body["expiresAt"]! - (long)fired.Body["startsAt"]!);
        Assert.True(fired.Offset > 0);
        Assert.Contains(fired.Id, (await newsroom.GetAsync("/alerts")).Body["alerts"]!.AsArray().Select(alert => (string)alert!["id"]!));

        var path = $"/alerts/{fired.Id}";
        (await newsroom.PatchAsync(path, """{"url":"https://a.example"}""", ifMatch: null)).Expect(428, "revision-required");
        var updated = (await newsroom.PatchAsync(path, """{"texts":[{"value":"Storm passed","lang":"en"}],"correction":"The area was wrong"}""", "\"1\"", "alert-2")).Expect(200);
        Assert.Equal("en", (string?)updated.Body["correction"]!["lang"]);
        var conflict = (await newsroom.PatchAsync(path, """{"url":null}""", "\"1\"")).Expect(412, "revision-conflict");
        Assert.Equal(2, (long)conflict.Body["current"]!["revision"]!);

        var cleared = (await newsroom.PostAsync($"{path}/clear", """{"withdrawn":true,"reason":"False alarm"}""", "\"2\"")).Expect(200);
        Assert.Equal("cleared", (string?)cleared.Body["state"]);
        Assert.True((bool)cleared.Body["clearance"]!["withdrawn"]!);
        (await newsroom.PostAsync($"{path}/clear", "{}", "*")).Expect(410, "cleared");
        Assert.Equal("cleared", (string?)(await newsroom.GetAsync(path)).Body["state"]);
        Assert.DoesNotContain(fired.Id, (await newsroom.GetAsync("/alerts")).Body["alerts"]!.AsArray().Select(alert => (string)alert!["id"]!));

        var again = (await newsroom.PostAsync("/alerts", Storm + "}", repeat: "alert-1")).Expect(201);
        Assert.Equal(fired.Body.ToJsonString(), again.Body.ToJsonString());
        var updatedAgain = await newsroom.PatchAsync(path, """{"texts":[{"value":"Storm passed","lang":"en"}],"correction":"The area was wrong"}""", "\"1\"", "alert-2");
        Assert.Equal(updated.Body.ToJsonString(), updatedAgain.Expect(200).Body.ToJsonString());
    }

    [Fact]
    public async Task Faults_of_an_alert_are_told_at_once()
    {
        var reply = await newsroom.PostAsync("/alerts", """
            {"texts":["Storm"],"topics":["none-such"],"item":"none-such","importance":"huge","startsAt":2000000000000,"expiresAt":1999999999999,"surfaces":["web"]}
            """);
        Assert.Equivalent(
            new[] { "/texts/0 wrong-type", "/topics/0 unknown-topic", "/item unknown-item", "/importance not-a-choice", "/expiresAt out-of-range", "/surfaces unknown-field" },
            reply.Expect(400, "invalid").Errors.ToArray(), strict: true);
        Assert.Equal(["/expiresAt in-the-past"], (await newsroom.PostAsync("/alerts", Storm + ",\"startsAt\":1000,\"expiresAt\":2000}")).Expect(400, "invalid").Errors);
        (await newsroom.GetAsync("/alerts/none")).Expect(404, "not-found");
        (await newsroom.PatchAsync("/alerts/none", "{}")).Expect(404, "not-found");
        var id = Newsroom.NewSlug();
        (await newsroom.PostAsync("/alerts", Storm + $",\"id\":\"{id}\"}}")).Expect(201);
        (await newsroom.PostAsync("/alerts", Storm + $",\"id\":\"{id}\"}}")).Expect(409, "exists");
    }

    [Fact]
    public async Task Alert_of_the_future_waits_on_the_desk_and_is_nowhere_in_the_feed()
    {
        var starts = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds();
        var asked = (await newsroom.PostAsync("/alerts", Storm + $",\"startsAt\":{starts}}}")).Expect(202);
        Assert.Equal(("scheduled", starts, $"/api/v1/drafts/{asked.Id}"), ((string?)asked.Body["state"], (long)asked.Body["firesAt"]!, asked.Http.Headers.Location?.ToString()));
        (await newsroom.GetAsync($"/alerts/{asked.Id}")).Expect(404, "not-found");
        Assert.DoesNotContain(asked.Id, (await newsroom.GetAsync("/alerts")).Body["alerts"]!.AsArray().Select(alert => (string)alert!["id"]!));
    }

    [Fact]
    public async Task Alert_that_waits_for_the_publisher_is_pending_and_goes_out_later()
    {
        using var room = new Newsroom();
        var publisher = room.Node.Services.GetRequiredService<Publisher>();
        await publisher.StopAsync(TestContext.Current.CancellationToken);
        var pending = (await room.PostAsync("/alerts", Storm + "}", repeat: "late-1")).Expect(202);
        Assert.Equal("pending", (string?)pending.Body["state"]);
        Assert.Null(pending.Body["position"]);
        Assert.Equal("pending", (string?)(await room.GetAsync($"/alerts/{pending.Id}")).Expect(200).Body["state"]);

        await publisher.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.Until("the alert is in the feed", async () => (string?)(await room.GetAsync($"/alerts/{pending.Id}")).Body["state"] == "active");
        var again = (await room.PostAsync("/alerts", Storm + "}", repeat: "late-1")).Expect(201);
        Assert.Equal(pending.Id, again.Id);
        Assert.True(again.IsReplay);
    }
}
