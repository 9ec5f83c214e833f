using System.Text;
using LiveHub.Feed;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.People;

/// <summary>Keeps the hashes of passwords in the vault, made by the framework's hasher. Any thread.</summary>
internal sealed class Passwords(IVault vault) : IDisposable
{
    private const string Collection = "passwords";

    /// <summary>PBKDF2 with HMAC-SHA512; OWASP asks for 210,000 (2023). A hash keeps its own number, so this one may grow.</summary>
    private const int Iterations = 210_000;

    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    /// <summary>Compared with when there is no such person, so that the answer takes as long.</summary>
    private static readonly string Nobody = Hasher.HashPassword("", Guid.NewGuid().ToString());

    // A hash costs a tenth of a second of a core; headlines need cores, too.
    private readonly SemaphoreSlim _cores = new(Math.Max(1, Environment.ProcessorCount / 2));

    public async Task<bool> HasAsync(string person, CancellationToken cancellationToken) => await vault.ReadAsync(Collection, person, cancellationToken) is not null;

    public async Task SetAsync(string person, string password, CancellationToken cancellationToken)
    {
        var hash = await RunAsync(() => Hasher.HashPassword(person, PasswordRules.Normal(password)), cancellationToken);
        await vault.WriteAsync(Collection, person, version: null, Encoding.ASCII.GetBytes(hash), lifetime: null, cancellationToken);
    }

    /// <param name="person">Null when there is nobody of that name; it takes as long.</param>
    public async Task<bool> IsRightAsync(string? person, string password, CancellationToken cancellationToken)
    {
        var kept = await vault.ReadAsync(Collection, person ?? "?", cancellationToken);
        var hash = kept is null ? Nobody : Encoding.ASCII.GetString(kept.Bytes.Span);
        var verdict = await RunAsync(() => Hasher.VerifyHashedPassword(person ?? "", hash, PasswordRules.Normal(password)), cancellationToken);
        if (verdict == PasswordVerificationResult.Failed || kept is null || person is null)
            return false;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            await SetAsync(person, password, cancellationToken);
        return true;
    }

    public async Task RemoveAsync(string person, CancellationToken cancellationToken) => await vault.RemoveAsync(Collection, person, version: null, cancellationToken);

    public void Dispose() => _cores.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _cores.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        finally
        {
            _cores.Release();
        }
    }
}
