using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LiveHub.Server.Sessions;

/// <summary>Makes and checks the tokens that a page sends with every write: only a page that could read an answer of ours has one.</summary>
/// <remarks>A token is the session's id, sealed with a key of the vault; it is good on every node for as long as its session, and for no other.</remarks>
internal sealed class CsrfTokens(IDataProtectionProvider protection)
{
    public const string Header = "X-CSRF";

    private readonly IDataProtector _protector = protection.CreateProtector("LiveHub.Csrf");

    /// <param name="credential">The desk subject of the session.</param>
    public string Make(string credential) => _protector.Protect(credential);

    public bool IsOf(string credential, string token)
    {
        try
        {
            return _protector.Unprotect(token) == credential;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
