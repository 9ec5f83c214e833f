using LiveHub.Server.Desk;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>The rules that an administrator set on the desk; until then those of the configuration.</summary>
internal sealed class RulesInForce(DeskState desk, IOptions<AlertOptions> options)
{
    /// <summary>Of the configuration.</summary>
    public AlertRules Configured => AlertRules.Of(options.Value);

    public AlertRules Now => desk.Read(fold => fold.AlertRules.Newest?.Rules) ?? Configured;
}
