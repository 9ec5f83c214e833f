using System.Security.Cryptography;
using System.Text;
using LiveHub.Feed;
using LiveHub.Server.Limits;
using MessagePack;
using MessagePack.Resolvers;

namespace LiveHub.Server.People;

/// <summary>Counts tries to sign in, by name and by address, for all nodes together. Names that nobody has are counted as others are.</summary>
/// <remarks>
/// A try counts before the password is looked at and is taken back when it was right: a thousand at the same time are a thousand. The vault keeps a count for
/// a quarter of an hour after the last try; each one after a pause makes the next pause twice as long.
/// </remarks>
internal sealed class Lockout(IVault vault, TimeProvider time)
{
    private const string Collection = "sign-in-tries";
    private const int TriesOfName = 5;
    private const int TriesOfAddress = 30;
    private const int Attempts = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);
    private static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard.WithResolver(StandardResolverAllowPrivate.Instance);

    /// <returns>Null when the password may be looked at; otherwise how long to wait.</returns>
    public async Task<TimeSpan?> BeginAsync(string name, HttpContext context, CancellationToken cancellationToken) =>
        await CountAsync(AddressId(context), TriesOfAddress, cancellationToken) ?? await CountAsync(NameId(name), TriesOfName, cancellationToken);

    /// <summary>The password was right.</summary>
    public async Task ForgiveAsync(string name, HttpContext context, CancellationToken cancellationToken)
    {
        await vault.RemoveAsync(Collection, NameId(name), version: null, cancellationToken);
        for (var attempt = 0; attempt < Attempts && await vault.ReadAsync(Collection, AddressId(context), cancellationToken) is { } item; attempt++)
        {
            var tries = Read(item);
            if (await WriteAsync(item.Id, item.Version, new Tries(Math.Max(0, tries.Count - 1), LockedUntil: 0), cancellationToken))
                return;
        }
    }

    private async Task<TimeSpan?> CountAsync(string id, int limit, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var item = await vault.ReadAsync(Collection, id, cancellationToken);
            var tries = item is null ? new Tries(0, 0) : Read(item);
            if (tries.LockedUntil > now)
                return TimeSpan.FromMilliseconds(tries.LockedUntil - now);
            var count = tries.Count + 1;
            var next = new Tries(count, count < limit ? 0 : now + (long)PauseAfter(count - limit).TotalMilliseconds);
            if (await WriteAsync(id, item?.Version ?? 0, next, cancellationToken))
                return null;
        }
        // So many at the same moment are no person at a keyboard.
        return TimeSpan.FromSeconds(1);
    }

    private static TimeSpan PauseAfter(int beyond)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(beyond, 10));
        return pause < LongestPause ? pause : LongestPause;
    }

    private async ValueTask<bool> WriteAsync(string id, long version, Tries tries, CancellationToken cancellationToken) =>
        await vault.WriteAsync(Collection, id, version, MessagePackSerializer.Serialize(tries, Options, cancellationToken), Window + LongestPause, cancellationToken) is not null;

    private static Tries Read(VaultItem item) => MessagePackSerializer.Deserialize<Tries>(item.Bytes, Options);

    /// <summary>A hash: what is tried may be a password in the wrong field.</summary>
    private static string NameId(string name) => "name:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToLowerInvariant())));

    private static string AddressId(HttpContext context) => "address:" + ClientAddress.Of(context);
}
