using System.Text.Json;
using LiveHub.Push.Devices;
using LiveHub.Server.Tests.Consoles;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Phones;

public sealed class PhoneApiTests(PhoneNewsroom phones) : IClassFixture<PhoneNewsroom>
{
    private Newsroom Newsroom => phones.Newsroom;

    [Fact]
    public async Task An_alert_is_on_the_web_and_on_every_phone_that_asked_for_it()
    {
        var topic = await Newsroom.TopicAsync();
        var targets = await phones.FollowAsync(topic, 20);
        await phones.FollowAsync(await Newsroom.TopicAsync(), 5);
        var fired = (await phones.FireAsync(topic)).Expect(201);
        var send = await phones.EndAsync($"/alerts/{fired.Id}/push");
        Assert.Equal(("sent", 20, 20, 10), ((string?)send["state"], (long)send["matched"]!, (long)send["reached"]!, (int)send["tenths"]!));
        Assert.All(targets, target => Assert.Single(phones.StandIn.Fcm.Screens.Of(target)));
        var data = Shown(targets[0]);
        Assert.Equal((fired.Id, "1", "alert", "عاجل", "إغلاق الجسر القديم أمام المركبات", "rtl", (string)fired.Body["position"]!), (
            data["alert"], data["revision"], data["kind"], data["title"], data["body"], data["dir"], data["position"]));
    }

    [Fact]
    public async Task A_wrong_key_for_iPhones_is_a_warning_and_keeps_nothing_from_the_others()
    {
        var (topic, apple) = (await Newsroom.TopicAsync(), await Newsroom.TopicAsync());
        await phones.FollowAsync(topic, 5);
        await phones.FollowAsync(apple, 5, Platform.Ios);
        phones.StandIn.Fcm.Faults.IsAppleKeyWrong = true;
        try
        {
            (await phones.FireAsync(apple)).Expect(201);
            await Eventually.Until("the status warns of it", async () =>
                (await Newsroom.SendAsync(HttpMethod.Get, "/status", body: null)).Body["push"]!["warning"]?.GetValue<string>().Contains("ios", StringComparison.Ordinal) == true);
            using var client = new HttpClient { BaseAddress = Newsroom.Node.Address };
            Assert.Contains("Some phones cannot be reached", await client.GetStringAsync("/health/ready"), StringComparison.Ordinal);
            var fired = (await phones.FireAsync(topic)).Expect(201);
            Assert.Equal(5, (long)(await phones.EndAsync($"/alerts/{fired.Id}/push"))["reached"]!);
        }
        finally
        {
            phones.StandIn.Fcm.Faults.IsAppleKeyWrong = false;
        }
        await Eventually.Until("the warning has gone", async () => (await Newsroom.SendAsync(HttpMethod.Get, "/status", body: null)).Body["push"]!["warning"] is null, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Without_a_look_at_the_estimate_nothing_is_fired()
    {
        var topic = await Newsroom.TopicAsync();
        await phones.FollowAsync(topic, 3);
        var before = phones.StandIn.Fcm.Counts.Requests;
        Assert.Equal(["/push/confirm required"], (await Newsroom.PostAsync("/alerts", PhoneNewsroom.Body(topic))).Expect(400, "invalid").Errors);
        var estimate = (await phones.EstimateAsync(topic)).Expect(200);
        // The code of this text to this audience, with another audience.
        var other = $"{{\"platforms\":[\"ios\"],\"confirm\":{{\"devices\":3,\"code\":\"{estimate.Body["code"]}\"}}}}";
        Assert.Equal(["/push/confirm/code not-confirmed"], (await Newsroom.PostAsync("/alerts", PhoneNewsroom.Body(topic, other))).Expect(400, "invalid").Errors);
        var wrong = $"{{\"confirm\":{{\"devices\":300,\"code\":\"{estimate.Body["code"]}\"}}}}";
        var changed = (await Newsroom.PostAsync("/alerts", PhoneNewsroom.Body(topic, wrong))).Expect(409, "audience-changed");
        Assert.Equal(3, (long)changed.Body["current"]!["devices"]!);
        Assert.Equal(before, phones.StandIn.Fcm.Counts.Requests);
    }

    [Fact]
    public async Task An_estimate_says_who_and_what()
    {
        var topic = await Newsroom.TopicAsync();
        await phones.FollowAsync(topic, 4);
        await phones.FollowAsync(topic, 2, Platform.Ios, "en");
        await Eventually.Until("all are known", async () => (long)(await phones.EstimateAsync(topic)).Body["devices"]! == 6);
        var body = (await phones.EstimateAsync(topic, """{"importance":"breaking"}""")).Body;
        Assert.Equal((6, true, 4, 2, 4, 2), (
            (long)body["devices"]!, (bool)body["isExact"]!, (long)body["platforms"]!["android"]!, (long)body["platforms"]!["ios"]!, (long)body["languages"]!["ar"]!, (long)body["languages"]!["en"]!));
        Assert.Equal(("عاجل", "Breaking news"), ((string?)body["shown"]![0]!["title"], (string?)body["shown"]![1]!["title"]));
        Assert.InRange((long)body["age"]!, 0, 60_000);
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_the_mistake_on_the_phones_that_have_it()
    {
        var topic = await Newsroom.TopicAsync();
        var targets = await phones.FollowAsync(topic, 5);
        var fired = (await phones.FireAsync(topic)).Expect(201);
        await phones.EndAsync($"/alerts/{fired.Id}/push");
        await phones.FollowAsync(topic, 5, prefix: "later");
        var body = """{"texts":[{"value":"إغلاق الجسر الجديد أمام المركبات","lang":"ar"}],"correction":"الجسر المغلق هو الجسر الجديد"}""";
        (await Newsroom.PostAsync($"/alerts/{fired.Id}/correct", body, ifMatch: null)).Expect(428, "revision-required");
        var corrected = (await Newsroom.PostAsync($"/alerts/{fired.Id}/correct", body, "\"1\"")).Expect(200);
        Assert.Equal("الجسر المغلق هو الجسر الجديد", corrected.TextOf("correction"));
        Assert.True((bool)corrected.Body["phones"]!);
        var send = await phones.EndAsync($"/alerts/{fired.Id}/push", revision: 2);
        Assert.Equal(("correction", 5), ((string?)send["kind"], (long)send["reached"]!));
        foreach (var target in targets)
        {
            var shown = Assert.Single(phones.StandIn.Fcm.Screens.Of(target));
            Assert.Equal(1, shown.Replaces);
            Assert.Equal(("correction", "2", "تصحيح: عاجل"), (Shown(target)["kind"], Shown(target)["revision"], Shown(target)["title"]));
        }
        // Two editors cannot both correct the same revision.
        (await Newsroom.PostAsync($"/alerts/{fired.Id}/correct", body, "\"1\"")).Expect(412, "revision-conflict");
    }

    [Fact]
    public async Task A_recall_ends_it_on_the_web_and_on_phones()
    {
        var topic = await Newsroom.TopicAsync();
        var target = Assert.Single(await phones.FollowAsync(topic, 1));
        var fired = (await phones.FireAsync(topic)).Expect(201);
        await phones.EndAsync($"/alerts/{fired.Id}/push");
        var recalled = (await Newsroom.PostAsync($"/alerts/{fired.Id}/recall", """{"reason":"لم يتأكد الخبر"}""", "*")).Expect(200);
        Assert.Equal(("cleared", true), ((string?)recalled.Body["state"], (bool)recalled.Body["clearance"]!["withdrawn"]!));
        await phones.EndAsync($"/alerts/{fired.Id}/push", revision: 2);
        Assert.Equal(("recall", "true"), (Shown(target)["kind"], Shown(target)["silent"]));
        (await Newsroom.PostAsync($"/alerts/{fired.Id}/correct", """{"texts":[{"value":"x","lang":"ar"}]}""", "*")).Expect(410, "cleared");
    }

    [Fact]
    public async Task Correcting_an_alert_that_no_phone_was_sent_is_an_update_of_the_web()
    {
        var fired = (await Newsroom.PostAsync("/alerts", """{"texts":[{"value":"Storm warning","lang":"en"}]}""")).Expect(201);
        var corrected = (await Newsroom.PostAsync($"/alerts/{fired.Id}/correct", """{"texts":[{"value":"Storm has passed","lang":"en"}]}""", "*")).Expect(200);
        Assert.Equal((false, false), ((bool)fired.Body["phones"]!, (bool)corrected.Body["phones"]!));
        (await Newsroom.GetAsync($"/alerts/{fired.Id}/push", LiveHub.Testing.Nodes.LiveHubProcess.AdminKey)).Expect(404, "not-found");
        (await Newsroom.PostAsync($"/alerts/{fired.Id}/stop", "{}")).Expect(404, "not-found");
    }

    [Fact]
    public async Task A_test_reaches_the_test_list_alone_and_says_that_it_is_one()
    {
        var topic = await Newsroom.TopicAsync();
        var targets = await phones.FollowAsync(topic, 3);
        await phones.Devices.SetTestAsync(targets[1], isTest: true, TestContext.Current.CancellationToken);
        var (_, tester) = await Newsroom.KeyAsync("\"permissions\":[\"test\"]");
        (await Newsroom.PostAsync("/alerts", PhoneNewsroom.Body(topic), key: tester)).Expect(403, "not-permitted");
        var test = (await Newsroom.PostAsync("/test-alerts", PhoneNewsroom.Body(topic), key: tester)).Expect(201);
        await phones.EndAsync($"/test-alerts/{test.Id}");
        Assert.Equal([0, 1, 0], targets.Select(target => phones.StandIn.Fcm.Screens.Of(target).Count));
        Assert.StartsWith("[اختبار]", Shown(targets[1])["title"], StringComparison.Ordinal);
        // Not in the feed, nor among the alerts.
        (await Newsroom.GetAsync($"/alerts/{test.Id}")).Expect(404, "not-found");
        await phones.Devices.SetTestAsync(targets[1], isTest: false, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Stopping_says_who_was_reached()
    {
        var topic = await Newsroom.TopicAsync();
        await phones.FollowAsync(topic, 3000);
        phones.StandIn.Fcm.Faults.Delay = TimeSpan.FromMilliseconds(500);
        try
        {
            var fired = (await phones.FireAsync(topic)).Expect(201);
            await Eventually.Until("some are under way", () => phones.StandIn.Fcm.Counts.Underway > 10);
            (await Newsroom.PostAsync($"/alerts/{fired.Id}/stop", """{"reason":"Wrong town"}""")).Expect(200);
            var send = await phones.EndAsync($"/alerts/{fired.Id}/push");
            Assert.Equal(("stopped", "Wrong town"), ((string?)send["state"], (string?)send["stopped"]!["reason"]));
            Assert.InRange((long)send["reached"]!, 1, 2999);
            Assert.Equal(3000, (long)send["reached"]! + (long)send["notReached"]! + (long)send["unknown"]!);
        }
        finally
        {
            phones.StandIn.Fcm.Faults.Delay = TimeSpan.FromMilliseconds(1);
        }
    }

    [Fact]
    public async Task Clearing_stops_what_is_under_way_and_a_recall_may_follow()
    {
        var topic = await Newsroom.TopicAsync();
        await phones.FollowAsync(topic, 3000);
        phones.StandIn.Fcm.Faults.Delay = TimeSpan.FromMilliseconds(500);
        try
        {
            var fired = (await phones.FireAsync(topic)).Expect(201);
            await Eventually.Until("some are under way", () => phones.StandIn.Fcm.Counts.Underway > 10);
            (await Newsroom.PostAsync($"/alerts/{fired.Id}/clear", "{}", "*")).Expect(200);
            var send = await phones.EndAsync($"/alerts/{fired.Id}/push");
            Assert.Equal("stopped", (string?)send["state"]);
            Assert.InRange((long)send["reached"]!, 1, 2999);
            phones.StandIn.Fcm.Faults.Delay = TimeSpan.FromMilliseconds(1);
            (await Newsroom.PostAsync($"/alerts/{fired.Id}/recall", "{}", "*")).Expect(200);
            var recall = await phones.EndAsync($"/alerts/{fired.Id}/push", revision: 3);
            Assert.Equal((long)send["reached"]!, (long)recall["reached"]!);
            // Once.
            (await Newsroom.PostAsync($"/alerts/{fired.Id}/recall", "{}", "*")).Expect(410, "cleared");
        }
        finally
        {
            phones.StandIn.Fcm.Faults.Delay = TimeSpan.FromMilliseconds(1);
        }
    }

    [Fact]
    public async Task An_alert_that_begins_later_is_not_sent_to_phones_now()
    {
        var topic = await Newsroom.TopicAsync();
        var target = Assert.Single(await phones.FollowAsync(topic, 1));
        var later = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds();
        var estimate = (await phones.EstimateAsync(topic)).Expect(200);
        var confirm = $"{{\"confirm\":{{\"devices\":1,\"code\":\"{estimate.Body["code"]}\"}}}}";
        var asked = (await Newsroom.PostAsync("/alerts", PhoneNewsroom.Body(topic, confirm, $",\"startsAt\":{later}"))).Expect(202);
        Assert.Equal("scheduled", (string?)asked.Body["state"]);
        (await Newsroom.GetAsync($"/alerts/{asked.Id}/push", LiveHub.Testing.Nodes.LiveHubProcess.AdminKey)).Expect(404, "not-found");
        Assert.Empty(phones.StandIn.Fcm.Screens.Of(target));
    }

    [Fact]
    public async Task A_key_of_other_topics_stops_nothing()
    {
        var (topic, other) = (await Newsroom.TopicAsync(), await Newsroom.TopicAsync());
        await phones.FollowAsync(topic, 1);
        var fired = (await phones.FireAsync(topic)).Expect(201);
        var (_, key) = await Newsroom.KeyAsync($"\"permissions\":[\"push\"],\"topics\":[\"{other}\"]");
        (await Newsroom.PostAsync($"/alerts/{fired.Id}/stop", "{}", key: key)).Expect(403, "topic-out-of-scope");
    }

    [Fact]
    public async Task Open_consoles_hear_how_it_goes()
    {
        var topic = await Newsroom.TopicAsync();
        await phones.FollowAsync(topic, 10);
        await using var console = await OpenConsole.ConnectAsync(Newsroom.Node.Address, LiveHub.Testing.Nodes.LiveHubProcess.AdminKey);
        var fired = (await phones.FireAsync(topic)).Expect(201);
        await Eventually.Until("the console heard the end", () => console.Sending.Any(numbers => numbers.Alert == fired.Id && numbers is { Tenths: 10, Matched: 10, Done: 10, Accepted: 10 }));
    }

    [Fact]
    public async Task Faults_of_the_push_part_are_told_with_the_others()
    {
        var topic = await Newsroom.TopicAsync();
        var reply = await Newsroom.PostAsync("/alerts", PhoneNewsroom.Body(topic, """
            {"importance":"huge","collapse":"replace","platforms":["fax"],"overrideReason":"because","image":"http://a.example/x.png","texts":[{"lang":"ar","title":"x"}],"surprise":1}
            """));
        Assert.Equivalent(
            new[]
            {
                "/push/importance not-a-choice", "/push/collapse no-story", "/push/platforms/0 not-a-choice", "/push/overrideReason not-breaking", "/push/image not-https",
                "/push/texts/0/body required", "/push/surprise unknown-field", "/push/confirm required",
            },
            reply.Expect(400, "invalid").Errors.ToArray(), strict: true);
    }

    [Fact]
    public async Task A_message_that_FCM_would_not_take_is_refused_when_it_is_made()
    {
        var topic = await Newsroom.TopicAsync();
        var url = "https://a.example/" + new string('x', 2000);
        var reply = await Newsroom.PostAsync("/alerts", PhoneNewsroom.Body(topic, $"{{\"image\":\"{url}\",\"confirm\":{{\"devices\":0,\"code\":\"x\"}}}}", $",\"url\":\"{url}\""));
        Assert.Contains("/push/texts too-large", reply.Expect(400, "invalid").Errors);
    }

    [Fact]
    public async Task Keys_need_both_permissions()
    {
        var topic = await Newsroom.TopicAsync();
        var (_, web) = await Newsroom.KeyAsync("\"permissions\":[\"breaking\"]");
        (await Newsroom.PostAsync("/alerts/estimate", PhoneNewsroom.Body(topic), key: web)).Expect(403, "not-permitted");
        (await Newsroom.PostAsync("/alerts", PhoneNewsroom.Body(topic), key: web)).Expect(403, "not-permitted");
        (await Newsroom.PostAsync("/test-alerts", PhoneNewsroom.Body(topic), key: web)).Expect(403, "not-permitted");
        (await Newsroom.PostAsync("/alerts/x/stop", "{}", key: web)).Expect(403, "not-permitted");
    }

    private Dictionary<string, string> Shown(string target)
    {
        using var message = JsonDocument.Parse(phones.StandIn.Fcm.Screens.Of(target)[0].Message);
        return message.RootElement.GetProperty("data").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString() ?? "", StringComparer.Ordinal);
    }
}
