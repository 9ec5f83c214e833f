using System.Text.Encodings.Web;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Keys;

/// <summary>Finds the key that a request came with (<c>Authorization: Bearer KEY</c>) and answers those that came without the right one.</summary>
/// <remarks>The framework's handler would log every request without a key at Information; nobody would act on that.</remarks>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder, DeskState desk, FailedKeys failed)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
{
    public new const string Scheme = "Key";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const string Prefix = "Bearer ";
    private Problem _answer = Problem.KeyRequired();

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Secret() is not { } secret)
            return AuthenticateResult.NoResult();
        if (!await IsLoadedAsync())
        {
            _answer = Problem.Unavailable(LogUnavailableReason.Failed);
            return AuthenticateResult.NoResult();
        }
        if (desk.FindKey(KeySecret.HashOf(secret)) is { } key)
            return AuthenticateResult.Success(new AuthenticationTicket(new System.Security.Claims.ClaimsPrincipal(new ActorIdentity(key.Actor, Scheme, DeskSubjects.Key(key.Id))), Scheme));
        _answer = failed.Note(Context) is { } pause ? Problem.RateLimited(pause) : Problem.KeyUnknown();
        return AuthenticateResult.NoResult();
    }

    /// <summary>Browsers cannot set a header on a WebSocket, so the hubs alone take the key from the address, as SignalR's clients send it.</summary>
    private string? Secret()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return header[Prefix.Length..].Trim();
        return IsHub(Request.Path) && Request.Query["access_token"].ToString() is { Length: > 0 } token
            ? token
            : null;
    }

    private static bool IsHub(PathString path) =>
        path.StartsWithSegments(HubMethods.Path, StringComparison.Ordinal) || path.StartsWithSegments(ConsoleMethods.Path, StringComparison.Ordinal);

    /// <summary>Keys are known a moment after the start; a store that is away then must not leave requests hanging.</summary>
    private async Task<bool> IsLoadedAsync()
    {
        try
        {
            await desk.Loaded.WaitAsync(Patience, TimeProvider, Context.RequestAborted);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => _answer.ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.NotPermitted(Context.GetEndpoint()?.Metadata.GetMetadata<NeededPermission>()?.Name ?? Permissions.Read).ExecuteAsync(Context);
}
