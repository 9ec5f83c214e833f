using LiveHub.Server.Sessions;

namespace LiveHub.Server.People;

/// <summary>Registers people and how they sign in.</summary>
internal static class PeopleSetup
{
    public static IHostApplicationBuilder AddPeople(this IHostApplicationBuilder builder)
    {
        builder.AddSessions();
        builder.Services.AddSingleton<Passwords>().AddSingleton<Lockout>().AddSingleton<SignIn>()
            .AddSingleton<OneTimeLinks>().AddSingleton<PeopleWrites>().AddSingleton<LinkedSignIn>();
        builder.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<WelcomeLink>(provider, Console.Out));
        return builder;
    }
}
