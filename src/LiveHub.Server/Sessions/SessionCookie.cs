using System.Security.Claims;
using LiveHub.Feed;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LiveHub.Server.Sessions;

/// <summary>What the framework's cookie leaves to us: it carries a session's id, and the desk says whether there is such a session and whose.</summary>
/// <remarks>The cookie is encrypted and renewed by the framework; it ends when nobody renews it, which is what idle means. Everything else is on the desk.</remarks>
internal sealed class SessionCookie(DeskLog log, DeskState desk, TimeProvider time) : CookieAuthenticationEvents
{
    public const string Scheme = "Session";
    public const string Name = "livehub-session";

    /// <summary>On requests that the page makes by itself, such as looking for news every few seconds: they do not show that anybody is there.</summary>
    public const string BackgroundHeader = "X-Background";

    private const string IdClaim = "session";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Puts the cookie of a session into the answer.</summary>
    public static Task SignInAsync(HttpContext context, string session) =>
        context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(IdClaim, session)], Scheme)));

    public static Task SignOutAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Renewed with every request that somebody makes, but not more than a few times a minute's worth of them.</summary>
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        var small = (context.ElapsedTime + context.RemainingTime) / 60;
        context.ShouldRenew = context.ElapsedTime > small && context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            && !context.Request.Headers.ContainsKey(BackgroundHeader);
        return Task.CompletedTask;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var session = context.Principal?.FindFirstValue(IdClaim) ?? "";
        if (!await IsKnownAsync(session, context.HttpContext.RequestAborted))
        {
            context.HttpContext.Features.Set(new SessionRefusal(Problem.Unavailable(LogUnavailableReason.Failed)));
            context.RejectPrincipal();
        }
        else if (desk.ActorBehind(DeskSubjects.Session(session), time.GetUtcNow()) is { } actor)
        {
            context.ReplacePrincipal(new ClaimsPrincipal(new ActorIdentity(actor, Scheme, DeskSubjects.Session(session))));
        }
        else
        {
            context.RejectPrincipal();
            await SignOutAsync(context.HttpContext);
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        (context.HttpContext.Features.Get<SessionRefusal>()?.Problem ?? Problem.SessionEnded()).ExecuteAsync(context.HttpContext);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Problem.NotPermitted(context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<NeededPermission>()?.Name ?? Permissions.Read).ExecuteAsync(context.HttpContext);

    /// <summary>A session may have been started on another node a moment ago. The cookie is genuine, so nobody can make us ask the store at will.</summary>
    /// <returns>False when the desk cannot say.</returns>
    private async Task<bool> IsKnownAsync(string session, CancellationToken cancellationToken)
    {
        try
        {
            await desk.Loaded.WaitAsync(Patience, time, cancellationToken);
            if (desk.Read(fold => fold.Sessions.Find(session)) is null
                && await log.Log.ReadHeadAsync(DeskSubjects.Session(session), cancellationToken) is { Kind: SessionKinds.Started } head)
                await desk.WaitForAsync(head.Offset, cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or LogUnavailableException)
        {
            return false;
        }
    }
}
