using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using LiveHub.Push.Composing;
using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;

namespace LiveHub.Push.Tests.Composing;

public sealed class ComposerTests
{
    [Fact]
    public void There_is_one_message_for_each_platform_and_language()
    {
        var set = Compose(SampleOrders.Correction);

        Assert.Equal(15, set.All.Select(envelope => (envelope.Platform, envelope.Language)).Distinct().Count());
        Assert.Equal(15, set.All.Count);
        Assert.Same(set.Find(Platform.Ios, ["he"]), set.Find(Platform.Ios, ["xx", "he-IL"]));
    }

    [Theory]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("PT-br", "pt-BR")]
    [InlineData("pt-AO", "pt-BR")]
    [InlineData("fr,en", "en")]
    [InlineData("fr", "ar")]
    [InlineData("", "ar")]
    [InlineData("ar-EG,en", "ar")]
    public void Device_gets_its_first_language_that_there_is_a_text_in(string languages, string expected)
    {
        var order = SampleOrders.Breaking with
        {
            Texts = [.. from language in new[] { "ar", "pt-BR", "en" } select new PushText(language, "ltr", "A", "B")],
        };

        Assert.Equal(expected, Compose(order).Find(Platform.Web, languages.Split(',', StringSplitOptions.RemoveEmptyEntries)).Language);
    }

    [Theory]
    [InlineData(TargetKind.Token, "token")]
    [InlineData(TargetKind.Fid, "fid")]
    public void Target_fits_between_prefix_and_suffix(TargetKind kind, string field)
    {
        foreach (var envelope in Compose(SampleOrders.Breaking).All)
            Assert.Equal(Bodies.Target, JsonNode.Parse(Bodies.Of(envelope, kind))!["message"]![field]!.GetValue<string>());
    }

    [Theory]
    [InlineData(-5, "0")]
    [InlineData(0.9, "0")]
    [InlineData(90.5, "90")]
    [InlineData(4_000_000, "2419200")]
    public void Lifetime_runs_from_the_request_to_the_end_of_the_alert(double secondsLeft, string expected)
    {
        var set = Composer.Compose(SampleOrders.First, SampleOrders.Breaking with { ExpiresAt = SampleOrders.Now.AddSeconds(secondsLeft).ToUnixTimeMilliseconds() }, null);

        Assert.Equal(expected + "s", Bodies.MessageOf(set.Find(Platform.Android, []))["android"]!["ttl"]!.GetValue<string>());
        Assert.Equal(expected, Bodies.MessageOf(set.Find(Platform.Web, []))["webpush"]!["headers"]!["TTL"]!.GetValue<string>());
    }

    [Fact]
    public void A_message_that_is_sent_again_says_what_is_left_by_then()
    {
        var set = Composer.Compose(SampleOrders.First, SampleOrders.Breaking with { ExpiresAt = SampleOrders.Now.AddSeconds(600).ToUnixTimeMilliseconds() }, null);
        var (android, ios) = (set.Find(Platform.Android, []), set.Find(Platform.Ios, []));

        Assert.Equal(["600s", "539s", "600s"], new[] { 0, 60.1, 0 }.Select(after => Bodies.MessageOf(android, SampleOrders.Now.AddSeconds(after))["android"]!["ttl"]!.GetValue<string>()));
        Assert.Equal(Bodies.Of(ios), Bodies.Of(ios, at: SampleOrders.Now.AddSeconds(60)));
        Assert.Same(android.SuffixAt(SampleOrders.Now.AddSeconds(9.2)), android.SuffixAt(SampleOrders.Now.AddSeconds(9.8)));
    }

    [Theory]
    [InlineData(Importance.Breaking, SendKind.Alert, "time-sensitive", "10", true)]
    [InlineData(Importance.Major, SendKind.Alert, "active", "10", true)]
    [InlineData(Importance.Minor, SendKind.Alert, "passive", "5", true)]
    [InlineData(Importance.Minor, SendKind.Correction, "passive", "10", true)]
    [InlineData(Importance.Breaking, SendKind.Recall, "passive", "10", false)]
    public void Iphone_is_disturbed_as_much_as_the_news_is_worth(Importance importance, SendKind kind, string level, string priority, bool sounds)
    {
        var apns = Bodies.MessageOf(Compose(SampleOrders.Breaking with { Importance = importance, Kind = kind }).Find(Platform.Ios, []))["apns"]!;

        Assert.Equal(level, apns["payload"]!["aps"]!["interruption-level"]!.GetValue<string>());
        Assert.Equal(priority, apns["headers"]!["apns-priority"]!.GetValue<string>());
        Assert.Equal(sounds, apns["payload"]!["aps"]!["sound"] is not null);
    }

    [Fact]
    public void Too_large_messages_are_named_when_the_alert_is_made()
    {
        var order = SampleOrders.Breaking with { Url = "https://news.example/" + new string('a', 2900) };

        var faults = Composer.Check(SampleOrders.First, order);

        Assert.NotEmpty(faults);
        Assert.Contains(faults, fault => fault is { Platform: Platform.Web, Language: "ar", Limit: 4096 } && fault.Bytes > 4096);
        Assert.Empty(Composer.Check(SampleOrders.First, SampleOrders.Correction));
    }

    [Fact]
    public void What_was_checked_is_never_too_large_when_it_is_sent() =>
        Orders.Sample(
            order =>
            {
                var refused = Composer.Check(SampleOrders.First, order).Select(fault => (fault.Platform, fault.Language)).ToHashSet();
                foreach (var envelope in Composer.Compose(SampleOrders.First, order, SampleOrders.Position).All)
                {
                    var size = Bodies.Of(envelope).Length - Bodies.Target.Length;
                    Assert.True(refused.Contains((envelope.Platform, envelope.Language)) || size <= Composer.PayloadLimit - Composer.TargetRoom);
                }
            }, iter: 1_000);

    [Fact]
    public void Every_message_is_one_that_FCM_takes() =>
        Orders.Sample(
            order =>
            {
                foreach (var envelope in Compose(order).All)
                {
                    var message = Bodies.MessageOf(envelope);
                    Assert.All(message["data"]!.AsObject(), pair => Assert.Equal(System.Text.Json.JsonValueKind.String, pair.Value!.GetValueKind()));
                    Assert.DoesNotContain(message["data"]!.AsObject(), pair => pair.Key is "from" or "message_type" || pair.Key.StartsWith('g'));
                    if (message["apns"]?["headers"]?["apns-collapse-id"] is { } collapse)
                        Assert.InRange(Encoding.UTF8.GetByteCount(collapse.GetValue<string>()), 1, 64);
                    if (message["webpush"]?["headers"]?["Topic"] is { } topic)
                        Assert.Equal(24, Base64Url.DecodeFromChars(topic.GetValue<string>()).Length);
                    Assert.StartsWith("https://", message["webpush"]?["fcm_options"]?["link"]?.GetValue<string>() ?? "https://", StringComparison.Ordinal);
                    Assert.Null(message["notification"]);
                }
            }, iter: 1_000);

    private static readonly Gen<PushOrder> Orders =
        from title in Gen.String[0, 200]
        from body in Gen.String[0, 500]
        from url in Gen.Int[0, 2500]
        from scheme in Pick.Of("http://", "https://")
        from kind in Gen.Enum<SendKind>()
        from importance in Gen.Enum<Importance>()
        from silent in Gen.Bool
        from tag in Gen.Char['!', '~'].Array[1, 64]
        select SampleOrders.Breaking with
        {
            Texts = [new PushText("ar", "rtl", title, body), new PushText("en", "ltr", body, title)],
            Url = scheme + "news.example/" + new string('a', url),
            Kind = kind,
            Importance = importance,
            IsSilent = silent,
            Tag = new string(tag),
        };

    private static EnvelopeSet Compose(PushOrder order) => Composer.Compose(SampleOrders.First, order, SampleOrders.Position);
}
