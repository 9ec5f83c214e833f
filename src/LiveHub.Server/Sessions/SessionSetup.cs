using LiveHub.Protocol;
using LiveHub.Server.Keys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Sessions;

/// <summary>Registers sessions beside keys as a way to say who asks.</summary>
internal static class SessionSetup
{
    public static void AddSessions(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SessionOptions>().BindConfiguration(SessionOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SessionOptions>, SessionOptionsValidator>();
        // A name of our own: otherwise the folder of the program is in it, and nodes in different folders could not read each other's cookies.
        services.AddDataProtection().SetApplicationName("LiveHub");
        services.AddSingleton<KeyRing>().AddSingleton<CsrfTokens>().AddSingleton<SessionCookie>().AddSingleton<SessionWrites>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((keys, ring) => keys.XmlRepository = ring);
    }

    /// <summary>The cookie, where a request comes with one and without a key.</summary>
    public static AuthenticationBuilder AddSessionCookie(this AuthenticationBuilder authentication)
    {
        authentication.Services.AddOptions<CookieAuthenticationOptions>(SessionCookie.Scheme).Configure<IOptions<SessionOptions>>((cookie, sessions) =>
        {
            cookie.EventsType = typeof(SessionCookie);
            cookie.ExpireTimeSpan = sessions.Value.Idle;
            cookie.SlidingExpiration = true;
            cookie.Cookie.Name = SessionCookie.Name;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.Path = "/";
        });
        return authentication.AddCookie(SessionCookie.Scheme);
    }

    /// <summary>By which scheme a request says who asks. A key counts before a cookie; pages, whose answers are for everybody, look at no cookie.</summary>
    public static string SchemeOf(HttpContext context)
    {
        var request = context.Request;
        var takesCookie = request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            || request.Path.StartsWithSegments(ConsoleMethods.Path, StringComparison.Ordinal)
            || request.Path.StartsWithSegments(HubMethods.Path, StringComparison.Ordinal);
        return takesCookie && context.GetEndpoint()?.Metadata.GetMetadata<SharedAnswer>() is null
            && request.Headers.Authorization.Count == 0 && !request.Query.ContainsKey("access_token") && request.Cookies.ContainsKey(SessionCookie.Name)
            ? SessionCookie.Scheme
            : KeyAuthentication.Scheme;
    }
}
