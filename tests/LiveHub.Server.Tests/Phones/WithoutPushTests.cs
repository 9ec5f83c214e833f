using LiveHub.Server.Tests.Publishing;

namespace LiveHub.Server.Tests.Phones;

public sealed class WithoutPushTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    [Fact]
    public async Task An_alert_for_phones_is_refused_and_one_for_the_web_is_not()
    {
        var topic = await newsroom.TopicAsync();
        (await newsroom.PostAsync("/alerts", PhoneNewsroom.Body(topic))).Expect(501, "push-not-configured");
        (await newsroom.PostAsync("/test-alerts", PhoneNewsroom.Body(topic))).Expect(501, "push-not-configured");
        (await newsroom.PostAsync("/alerts", """{"texts":[{"value":"Storm warning","lang":"en"}]}""")).Expect(201);
    }

    [Fact]
    public async Task Health_says_so_and_is_well()
    {
        using var answer = await newsroom.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Push is not configured", text, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"ok\"", text, StringComparison.Ordinal);
    }
}
