using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using LiveHub.StandIn;

namespace LiveHub.Push.Tests.StandIn;

/// <summary>Asks a stand-in by hand.</summary>
internal sealed class StandInClient : IDisposable
{
    private readonly FcmStandIn _standIn;

    public StandInClient(FcmStandIn standIn)
    {
        _standIn = standIn;
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(standIn.Certificate);
        var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } };
        Http = new HttpClient(handler) { BaseAddress = standIn.BaseAddress };
    }

    public HttpClient Http { get; }

    /// <summary>Signs in as the account and sends from now on with the token that it got.</summary>
    public async Task SignInAsync()
    {
        using var answer = await AskForTokenAsync(JwtOf(_standIn.ServiceAccountJson));
        var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
    }

    public Task<HttpResponseMessage> AskForTokenAsync(string assertion) => Http.PostAsync(_standIn.TokenAddress, new FormUrlEncodedContent(new Dictionary<string, string>
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
        ["assertion"] = assertion,
    }));

    public async Task<(int Status, JsonElement Body)> SendAsync(string body)
    {
        using var answer = await Http.PostAsync(
            new Uri($"v1/projects/{_standIn.Account.ProjectId}/messages:send", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public void Dispose() => Http.Dispose();

    /// <summary>An assertion as a program would make it that does not go by Google's library.</summary>
    public static string JwtOf(
        string account, string audience = "https://oauth2.googleapis.com/token", string scope = "https://www.googleapis.com/auth/firebase.messaging",
        TimeSpan? age = null, string? issuer = null)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(account);
        using var key = System.Security.Cryptography.RSA.Create();
        key.ImportFromPem(json.GetProperty("private_key").GetString());
        var issued = TimeProvider.System.GetUtcNow() - (age ?? TimeSpan.Zero);
        var header = Encode(new { alg = "RS256", typ = "JWT", kid = json.GetProperty("private_key_id").GetString() });
        var claims = Encode(new
        {
            iss = issuer ?? json.GetProperty("client_email").GetString(),
            scope,
            aud = audience,
            iat = issued.ToUnixTimeSeconds(),
            exp = issued.AddHours(1).ToUnixTimeSeconds(),
        });
        var signature = key.SignData(
            Encoding.ASCII.GetBytes($"{header}.{claims}"), System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
        return $"{header}.{claims}.{System.Buffers.Text.Base64Url.EncodeToString(signature)}";

        static string Encode(object value) => System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
    }
}
