using System.Collections.Concurrent;
using System.Security.Cryptography;
using LiveHub.StandIn.Faults;

namespace LiveHub.StandIn.Access;

/// <summary>Gives out bearer tokens and knows them again.</summary>
internal sealed class TokenOffice(FcmAccount account, TimeSpan lifetime, TimeProvider clock, FaultPlan faults, StandInCounts counts)
{
    public const string Path = "/token";
    private const string Grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private const string Scheme = "Bearer ";

    /// <summary>When each ends, by the whole value of its header.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);

    public FcmAccount Account => account;

    public async Task AnswerAsync(HttpContext context)
    {
        // A client whose clock is wrong can see by it how wrong.
        context.Response.Headers.Date = clock.GetUtcNow().ToString("R");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fault = form["grant_type"] != Grant
            ? "Invalid grant_type"
            : faults.IsKeyRevoked ? "Invalid JWT Signature." : JwtCheck.FaultOf(form["assertion"].ToString(), account, clock.GetUtcNow());
        if (fault is not null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_grant", error_description = fault }, context.RequestAborted);
            return;
        }
        // As long as Google's are.
        var token = "ya29.c." + Convert.ToHexString(RandomNumberGenerator.GetBytes(100));
        _tokens[Scheme + token] = clock.GetUtcNow() + lifetime;
        counts.NoteToken();
        await context.Response.WriteAsJsonAsync(
            new { access_token = token, expires_in = (int)lifetime.TotalSeconds, token_type = "Bearer" }, context.RequestAborted);
    }

    public bool IsGood(string? authorization) =>
        authorization is not null && !faults.IsKeyRevoked && _tokens.TryGetValue(authorization, out var expires) && clock.GetUtcNow() < expires;

    public void ExpireAll() => _tokens.Clear();
}
