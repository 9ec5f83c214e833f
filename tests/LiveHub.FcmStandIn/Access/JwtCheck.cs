using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace LiveHub.StandIn.Access;

/// <summary>Checks the assertion by which a service account asks for a token, as Google's token endpoint does.</summary>
internal static class JwtCheck
{
    private const string TimeFault =
        "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.";

    /// <summary>The addresses that Google's libraries name as the audience, whichever they call.</summary>
    private static readonly string[] Audiences =
        ["https://oauth2.googleapis.com/token", "https://accounts.google.com/o/oauth2/token", "https://www.googleapis.com/oauth2/v4/token"];

    private static readonly string[] Scopes =
        ["https://www.googleapis.com/auth/firebase.messaging", "https://www.googleapis.com/auth/cloud-platform"];

    /// <summary>How far a client's clock may be wrong.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);

    /// <returns>Null when it is right, otherwise what Google says.</returns>
    public static string? FaultOf(string assertion, FcmAccount account, DateTimeOffset now)
    {
        try
        {
            var parts = assertion.Split('.');
            if (parts.Length != 3)
                return "Invalid JWT: Failed audience check.";
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            if (Text(header, "alg") != "RS256" || (Text(header, "kid") is { } kid && kid != account.KeyId))
                return "Invalid JWT Signature.";
            if (!account.IsSigned(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2])))
                return "Invalid JWT Signature.";
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return FaultOf(claims, account, now);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "Bad Request";
        }
    }

    private static string? FaultOf(JsonDocument claims, FcmAccount account, DateTimeOffset now)
    {
        if (Text(claims, "iss") != account.Email)
            return "Invalid grant: account not found";
        if (!Audiences.Contains(Text(claims, "aud")))
            return "Invalid JWT: Failed audience check.";
        if (Text(claims, "scope") is not { } scope || !scope.Split(' ').Any(Scopes.Contains))
            return "Invalid OAuth scope or ID token audience provided.";
        var issued = DateTimeOffset.FromUnixTimeSeconds(claims.RootElement.GetProperty("iat").GetInt64());
        var expires = DateTimeOffset.FromUnixTimeSeconds(claims.RootElement.GetProperty("exp").GetInt64());
        return issued > now + Tolerance || expires < now || expires - issued > LongestLife ? TimeFault : null;
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
