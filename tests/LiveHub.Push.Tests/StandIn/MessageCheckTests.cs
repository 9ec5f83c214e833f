using System.Text.Json;
using LiveHub.StandIn;

namespace LiveHub.Push.Tests.StandIn;

public sealed class MessageCheckTests
{
    [Theory]
    [InlineData("""{"message":{"token":"t","data":{"a":"1"},"android":{"priority":"high","ttl":"3600s","collapse_key":"k","notification":{"channel_id":"c","notification_priority":"PRIORITY_HIGH"}}}}""")]
    [InlineData("""{"message":{"token":"t","android":{"collapseKey":"k","ttl":"0.5s","notification":{"channelId":"c","eventTime":"2026-01-02T03:04:05Z"}}},"validateOnly":true}""")]
    [InlineData("""{"message":{"fid":"f","apns":{"headers":{"apns-priority":"10","apns-collapse-id":"x"},"payload":{"aps":{"alert":{"title":"t"},"sound":"default"},"own":[1,{"a":null}]}}}}""")]
    [InlineData("""{"message":{"topic":"news_ar","webpush":{"headers":{"TTL":"60","Urgency":"high","Topic":"abc"},"notification":{"dir":"rtl"},"fcm_options":{"link":"https://news.example/"}}}}""")]
    [InlineData("""{"message":{"condition":"'a' in topics || ('b' in topics && !('c' in topics))","notification":{"title":"t","image":null}}}""")]
    public async Task What_the_reference_allows_is_taken(string body)
    {
        var (status, answer) = await SendAsync(body);
        Assert.Equal(200, status);
        Assert.StartsWith("projects/livehub-demo/messages/", answer.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("""{"message":{"token":"t","titel":"x"}}""", "message", "Unknown name \"titel\"")]
    [InlineData("""{"message":{"token":"t"},"dry_run":true}""", "", "Unknown name \"dry_run\"")]
    [InlineData("""{"message":{"token":"t","data":{"a":1}}}""", "message.data[0].value", "(TYPE_STRING), 1")]
    [InlineData("""{"message":{"token":"t","android":{"direct_boot_ok":"yes"}}}""", "message.android.direct_boot_ok", "(TYPE_BOOL)")]
    [InlineData("""{"message":{"token":"t","android":{"priority":"urgent"}}}""", "message.android.priority", "(TYPE_ENUM)")]
    [InlineData("""{"message":{"token":"t","android":{"notification":"x"}}}""", "message.android.notification", "Invalid value")]
    [InlineData("""{"message":{"token":"t","android":{"ttl":"3600"}}}""", "message.android.ttl", "duration must end with 's'")]
    [InlineData("""{"message":{"token":"t","android":{"ttl":"2419201s"}}}""", "message.android.ttl", "time to live")]
    [InlineData("""{"message":{"token":"t","android":{"ttl":3600}}}""", "message.android.ttl", "Duration")]
    [InlineData("""{"message":{"token":"t","android":{"notification":{"color":"red"}}}}""", "message.android.notification.color", "#RRGGBB")]
    [InlineData("""{"message":{"token":"t","webpush":{"fcm_options":{"link":"http://news.example/"}}}}""", "message.webpush.fcm_options.link", "HTTPS")]
    [InlineData("""{"message":{"token":"t","webpush":{"headers":{"Topic":"not base64url!"}}}}""", "message.webpush.headers", "Topic")]
    [InlineData("""{"message":{"token":"t","apns":{"headers":{"apns-priority":"7"}}}}""", "message.apns.headers", "apns-priority")]
    [InlineData("""{"message":{"token":"t","data":{"from":"x"}}}""", "message.data", "Invalid data payload key: from")]
    [InlineData("""{"message":{"topic":"a b"}}""", "message.topic", "Invalid topic name")]
    [InlineData("""{"message":{"condition":"'a' in topics &&"}}""", "message.condition", "Invalid condition")]
    [InlineData("""{"message":{"token":"t","fcm_options":{"analytics_label":"نص"}}}""", "message.fcm_options.analytics_label", "Invalid analytics label")]
    [InlineData("""{"message":{"data":{"a":"1"}}}""", "message", "Recipient of the message is not set")]
    [InlineData("""{"message":{"token":"t","topic":"x"}}""", "message", "oneof field 'target' is already set")]
    [InlineData("""{"message":{"token":"t","token":"u"}}""", "message", "Duplicate field")]
    [InlineData("""{"validate_only":true}""", "message", "not set")]
    [InlineData("""{"message":{"token":"t"}""", "", "Invalid JSON payload received")]
    public async Task What_it_does_not_is_refused_and_the_field_is_named(string body, string field, string says)
    {
        var (status, answer) = await SendAsync(body);
        Assert.Equal(400, status);
        var error = answer.GetProperty("error");
        Assert.Equal("INVALID_ARGUMENT", error.GetProperty("status").GetString());
        var detail = Assert.Single(error.GetProperty("details").EnumerateArray());
        Assert.Equal("type.googleapis.com/google.rpc.BadRequest", detail.GetProperty("@type").GetString());
        var violation = Assert.Single(detail.GetProperty("fieldViolations").EnumerateArray());
        Assert.Equal(field, violation.GetProperty("field").GetString());
        Assert.Contains(says, violation.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_a_message_is_named_at_once()
    {
        var (_, answer) = await SendAsync("""{"message":{"token":"t","x":1,"android":{"ttl":"9","priority":3}}}""");
        var violations = answer.GetProperty("error").GetProperty("details")[0].GetProperty("fieldViolations");
        Assert.Equal(3, violations.GetArrayLength());
    }

    [Theory]
    [InlineData("token", 4096)]
    [InlineData("topic", 2048)]
    public async Task A_payload_may_have_so_many_bytes_and_not_one_more(string kind, int most)
    {
        // An Arabic letter is two bytes; the name "text" is four.
        var text = new string('ن', (most - 4) / 2);
        Assert.Equal(200, (await SendAsync(Body(text))).Status);
        Assert.Equal(400, (await SendAsync(Body(text + "a"))).Status);

        string Body(string value) => JsonSerializer.Serialize(new { message = new Dictionary<string, object> { [kind] = "t", ["data"] = new { text = value } } });
    }

    [Fact]
    public async Task Another_project_is_refused()
    {
        await using var standIn = await FcmStandIn.StartAsync();
        using var client = new StandInClient(standIn);
        await client.SignInAsync();
        using var answer = await client.Http.PostAsync(new Uri("v1/projects/other/messages:send", UriKind.Relative), new StringContent("""{"message":{"token":"t"}}"""));
        Assert.Equal(403, (int)answer.StatusCode);
    }

    private static async Task<(int Status, JsonElement Body)> SendAsync(string body)
    {
        await using var standIn = await FcmStandIn.StartAsync();
        standIn.Faults.Delay = TimeSpan.Zero;
        using var client = new StandInClient(standIn);
        await client.SignInAsync();
        return await client.SendAsync(body);
    }
}
