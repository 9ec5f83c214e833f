using System.Text.Json;
using LiveHub.StandIn;

namespace LiveHub.Push.Tests.StandIn;

/// <summary>Google's own client judges the stand-in: what it makes of the answers is what it makes of FCM's.</summary>
public sealed class FirebaseAdminTests
{
    [Fact]
    public async Task Google_s_client_sends_reads_errors_and_subscribes_through_the_stand_in()
    {
        await using var standIn = await FcmStandIn.StartAsync();
        using var client = new FirebaseAdmin();
        var outcomes = (await client.RunAsync("check.mjs", standIn)).ToDictionary(outcome => outcome.GetProperty("name").GetString() ?? "");

        Assert.StartsWith("projects/livehub-demo/messages/", outcomes["send"].GetProperty("ok").GetString());
        Assert.StartsWith("projects/livehub-demo/messages/", outcomes["dry run"].GetProperty("ok").GetString());
        Assert.Equal("messaging/registration-token-not-registered", Code("unregistered-1"));
        Assert.Equal("messaging/invalid-argument", Code("badtoken-1"));
        Assert.Equal("messaging/mismatched-credential", Code("sender-mismatch-1"));
        Assert.Equal("messaging/message-rate-exceeded", Code("quota-1"));
        Assert.Equal("messaging/internal-error", Code("internal-1"));
        Assert.Equal("messaging/third-party-auth-error", Code("apns-auth-1"));
        Assert.Equal("messaging/invalid-argument", Code("reserved name"));
        Assert.Equal("messaging/invalid-argument", Code("too big"));
        Assert.Equal(
            """{"success":2,"failure":2,"codes":[null,"messaging/registration-token-not-registered","messaging/invalid-argument",null]}""",
            outcomes["each"].GetProperty("ok").GetRawText());
        Assert.Equal(
            """{"success":2,"failure":2,"errors":[[2,"messaging/registration-token-not-registered"],[3,"messaging/invalid-registration-token"]]}""",
            outcomes["subscribe"].GetProperty("ok").GetRawText());
        Assert.Equal(1, outcomes["unsubscribe"].GetProperty("ok").GetInt32());
        Assert.StartsWith("projects/", outcomes["topic"].GetProperty("ok").GetString());
        Assert.StartsWith("projects/", outcomes["condition"].GetProperty("ok").GetString());

        // One token for all of it, nothing delivered that was to be validated only, and the topic reached the one that stayed subscribed.
        Assert.Equal(1, standIn.Counts.Tokens);
        Assert.Equal(1, standIn.Counts.Validated);
        Assert.Empty(standIn.Screens.Of("phone-dry"));
        Assert.Contains("\"topic\":\"harbour\"", Assert.Single(standIn.Screens.Of("phone-1")).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\"topic\"", Assert.Single(standIn.Screens.Of("phone-2")).Message, StringComparison.Ordinal);

        string? Code(string name) => outcomes[name].TryGetProperty("code", out var code) ? code.GetString() : JsonSerializer.Serialize(outcomes[name]);
    }
}
