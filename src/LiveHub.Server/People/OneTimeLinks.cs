using System.Security.Cryptography;
using System.Text;
using LiveHub.Feed;

namespace LiveHub.Server.People;

/// <summary>Links that work once and for a day. The vault has the hash of what is in the link and whose it is.</summary>
internal sealed class OneTimeLinks(IVault vault)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private const string Collection = "links";

    /// <param name="person">Whose password it sets; null: it makes the first person.</param>
    /// <returns>What stands behind the # of the link, which no browser sends to a server: so it is in no log of an address.</returns>
    public async Task<string> MakeAsync(string? person, CancellationToken cancellationToken)
    {
        var token = RandomNumberGenerator.GetHexString(64, lowercase: true);
        await vault.WriteAsync(Collection, IdOf(token), 0, Encoding.UTF8.GetBytes(person ?? ""), Lifetime, cancellationToken);
        return token;
    }

    /// <summary>Null when there is no such link or it was used.</summary>
    public async Task<OneTimeLink?> FindAsync(string token, CancellationToken cancellationToken) =>
        await vault.ReadAsync(Collection, IdOf(token), cancellationToken) is { } item
            ? new OneTimeLink(item.Id, item.Bytes.IsEmpty ? null : Encoding.UTF8.GetString(item.Bytes.Span), item.Version)
            : null;

    /// <returns>True for the one who may use it.</returns>
    public async Task<bool> UseAsync(OneTimeLink link, CancellationToken cancellationToken) =>
        await vault.RemoveAsync(Collection, link.Id, link.Version, cancellationToken);

    /// <summary>Links that were made for a person before do not work any more.</summary>
    public async Task WithdrawAsync(string person, CancellationToken cancellationToken)
    {
        foreach (var item in await vault.ReadAllAsync(Collection, cancellationToken))
        {
            if (Encoding.UTF8.GetString(item.Bytes.Span) == person)
                await vault.RemoveAsync(Collection, item.Id, item.Version, cancellationToken);
        }
    }

    private static string IdOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
