using LiveHub.Protocol;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;

namespace LiveHub.Server.Sessions;

/// <summary>Refuses what a page of somebody else makes a signed-in browser send. It stands before all endpoints, so that none can be without it.</summary>
internal sealed class CsrfGuard(RequestDelegate next, CsrfTokens tokens)
{
    public Task InvokeAsync(HttpContext context) => IsRefused(context) ? Problem.CsrfFailed().ExecuteAsync(context) : next(context);

    private bool IsRefused(HttpContext context)
    {
        var request = context.Request;
        // Signing in needs no session, and another page must not sign a browser in as somebody else either.
        if (context.GetEndpoint()?.Metadata.GetMetadata<SignInEndpoint>() is not null)
            return SameOrigin.Of(request) is false;
        if (context.User.Identity is not ActorIdentity { AuthenticationType: SessionCookie.Scheme } identity)
            return false;
        // A hub is opened by requests that read, and then takes calls; a client that is no browser says nothing of its origin.
        if (request.Path.StartsWithSegments(ConsoleMethods.Path, StringComparison.Ordinal))
            return SameOrigin.Of(request) is false;
        // Readers' hub: who may read may do so from any page, signed in or not.
        if (request.Path.StartsWithSegments(HubMethods.Path, StringComparison.Ordinal))
            return false;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return false;
        return SameOrigin.Of(request) is not true || !tokens.IsOf(identity.Credential, request.Headers[CsrfTokens.Header].ToString());
    }
}
