using LiveHub.Server.Timers;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Registers what stands between an editor's text and everybody's screen.</summary>
internal static class DraftSetup
{
    public static void AddDrafts(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AlertOptions>().BindConfiguration(AlertOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlertOptions>, AlertOptionsValidator>();
        services.AddSingleton<RulesInForce>().AddSingleton<RulesWrites>()
            .AddSingleton<DeskReading>().AddSingleton<ActorsInForce>()
            .AddSingleton<Repetitions>().AddSingleton<AudienceNames>().AddSingleton<LinkCheck>().AddSingleton<AlertGuards>()
            .AddSingleton<Submissions>().AddSingleton<DraftFiring>().AddSingleton<DraftWrites>().AddSingleton<DraftDecisions>()
            .AddSingleton<AlertLife>().AddSingleton<DraftAnswers>().AddSingleton<DraftCheck>()
            .AddSingleton<ITimed, DraftTimer>();
    }
}
