using LiveHub.Server.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Keys;

/// <summary>Registers keys as the way to say who asks, and permissions as policies.</summary>
internal static class KeySetup
{
    private const string EitherScheme = "Either";

    public static IHostApplicationBuilder AddKeys(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<KeyOptions>()
            .BindConfiguration(KeyOptions.Section)
            .Configure<IConfiguration>((options, configuration) => options.FirstAdminKey = configuration[KeyOptions.AdminKeyVariable] is { Length: > 0 } key ? key : null)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<KeyOptions>, KeyOptionsValidator>();
        services.AddSingleton<FailedKeys>();
        services.AddSingleton<KeyWrites>();
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, displayName: null, either => either.ForwardDefaultSelector = SessionSetup.SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Scheme, displayName: null, _ => { })
            .AddSessionCookie();
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<IOptions<KeyOptions>>(AddPolicies);
        return builder;
    }

    private static void AddPolicies(AuthorizationOptions authorization, IOptions<KeyOptions> keys)
    {
        foreach (var permission in Permissions.All)
            authorization.AddPolicy(permission, policy => policy.RequireClaim(ActorIdentity.PermissionClaim, permission));
        authorization.AddPolicy(Policies.Reader, policy => policy.RequireAssertion(context =>
            !keys.Value.ReaderKeyRequired || context.User.HasClaim(ActorIdentity.PermissionClaim, Permissions.Read)));
    }
}
