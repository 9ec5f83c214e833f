using System.Security.Cryptography;
using System.Text;

namespace LiveHub.Server.Keys;

/// <summary>Makes secrets and the hashes under which they are kept.</summary>
/// <remarks>
/// A secret is 256 random bits, so that a plain SHA-256 is enough: slow hashes (bcrypt, Argon2) exist to make guessing few likely passwords
/// dear, and nobody guesses 2^256. A slow hash on every request would only help whoever wants to keep the server busy.
/// </remarks>
internal static class KeySecret
{
    /// <summary>Shortest secret that an operator may choose: shorter ones could be guessed.</summary>
    public const int ShortestChosen = 32;

    /// <summary>The prefix lets secret scanners find a key that slipped into a repository.</summary>
    public static string Next() => "lh_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
