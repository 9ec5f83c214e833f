using System.Security.Cryptography;
using System.Text;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Devices;

/// <summary>What proves that a request comes from the device itself: <c>Authorization: Device SECRET</c>, or <c>Device-Secret: SECRET</c> where the server wants a key in the other header.</summary>
internal static class DeviceSecret
{
    private const string Scheme = "Device ";
    private const string Header = "Device-Secret";
    private const int MinLength = 32;
    private const int MaxLength = 128;

    public static bool IsGiven(HttpRequest request) => Find(request) is not null;

    /// <summary>The hash of the secret; empty after an error.</summary>
    public static byte[] Read(HttpRequest request, FieldErrors errors)
    {
        var secret = Find(request);
        if (secret is null)
            errors.Add("Authorization", "required", $"Say whose device it is: Authorization: Device SECRET, with {MinLength} to {MaxLength} visible ASCII characters that the app has chosen.");
        else if (!IsValid(secret))
            errors.Add("Authorization", "bad-secret", $"Use {MinLength} to {MaxLength} visible ASCII characters.");
        else
            return HashOf(secret);
        return [];
    }

    public static bool IsValid(string secret) => secret.Length is >= MinLength and <= MaxLength && !secret.AsSpan().ContainsAnyExceptInRange('!', '~');

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    private static string? Find(HttpRequest request)
    {
        if (request.Headers[Header] is { Count: > 0 } header)
            return header.ToString();
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : null;
    }
}
