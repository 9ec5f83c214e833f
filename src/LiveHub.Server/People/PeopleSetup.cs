using LiveHub.Server.Hosting;
using LiveHub.Server.Keys;
using LiveHub.Server.Sessions;

namespace LiveHub.Server.People;

/// <summary>Registers people and how they sign in.</summary>
internal static class PeopleSetup
{
    public static IHostApplicationBuilder AddPeople(this IHostApplicationBuilder builder)
    {
        builder.AddSessions();
        builder.Services
            .AddSingleton<Passwords>().AddSingleton<Lockout>().AddSingleton<SignIn>()
            .AddSingleton<OneTimeLinks>().AddSingleton<PeopleWrites>().AddSingleton<LinkedSignIn>().AddSingleton<ServerStart>();
        // With a chosen first key nobody watches the terminal, and what is written there ends up in a log.
        if (string.IsNullOrEmpty(builder.Configuration[KeyOptions.AdminKeyVariable]))
            builder.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<WelcomeLink>(provider, Console.Out));
        return builder;
    }
}
