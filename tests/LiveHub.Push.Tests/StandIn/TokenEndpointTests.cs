using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LiveHub.StandIn;
using LiveHub.StandIn.Access;

namespace LiveHub.Push.Tests.StandIn;

public sealed class TokenEndpointTests
{
    [Fact]
    public async Task A_signed_assertion_gets_a_token_for_an_hour()
    {
        await using var standIn = await FcmStandIn.StartAsync();
        using var client = new StandInClient(standIn);
        using var answer = await client.AskForTokenAsync(StandInClient.JwtOf(standIn.ServiceAccountJson));
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(3599, token.GetProperty("expires_in").GetInt32());
        Assert.Equal("Bearer", token.GetProperty("token_type").GetString());
    }

    [Theory]
    [InlineData("audience", "Invalid JWT: Failed audience check.")]
    [InlineData("issuer", "Invalid grant: account not found")]
    [InlineData("scope", "Invalid OAuth scope or ID token audience provided.")]
    [InlineData("old", "Invalid JWT: Token must be a short-lived token")]
    [InlineData("early", "Invalid JWT: Token must be a short-lived token")]
    [InlineData("key", "Invalid JWT Signature.")]
    [InlineData("revoked", "Invalid JWT Signature.")]
    [InlineData("noise", "Bad Request")]
    public async Task An_assertion_that_is_wrong_is_refused_with_Google_s_words(string fault, string says)
    {
        await using var standIn = await FcmStandIn.StartAsync();
        using var client = new StandInClient(standIn);
        using var other = FcmAccount.Create();
        standIn.Faults.IsKeyRevoked = fault == "revoked";
        var account = standIn.ServiceAccountJson;
        var assertion = fault switch
        {
            "audience" => StandInClient.JwtOf(account, audience: "https://news.example/"),
            "issuer" => StandInClient.JwtOf(account, issuer: "somebody@else.example"),
            "scope" => StandInClient.JwtOf(account, scope: "https://www.googleapis.com/auth/drive"),
            "old" => StandInClient.JwtOf(account, age: TimeSpan.FromHours(2)),
            "early" => StandInClient.JwtOf(account, age: TimeSpan.FromMinutes(-20)),
            "key" => StandInClient.JwtOf(other.ToJson(standIn.TokenAddress)),
            "noise" => "a.b.c",
            _ => StandInClient.JwtOf(account),
        };
        using var answer = await client.AskForTokenAsync(assertion);
        var error = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid_grant", error.GetProperty("error").GetString());
        Assert.StartsWith(says, error.GetProperty("error_description").GetString());
    }

    [Fact]
    public async Task A_send_needs_a_token_that_has_not_ended()
    {
        await using var standIn = await FcmStandIn.StartAsync();
        using var client = new StandInClient(standIn);
        const string Message = """{"message":{"token":"phone-1","data":{"a":"b"}}}""";
        Assert.Equal(401, (await client.SendAsync(Message)).Status);
        await client.SignInAsync();
        Assert.Equal(200, (await client.SendAsync(Message)).Status);
        standIn.ExpireTokens();
        var (status, body) = await client.SendAsync(Message);
        Assert.Equal(401, status);
        Assert.Equal("UNAUTHENTICATED", body.GetProperty("error").GetProperty("status").GetString());
    }
}
