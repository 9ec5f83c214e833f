using Microsoft.Extensions.Options;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Names every setting of the section that cannot work.</summary>
internal sealed class AlertOptionsValidator : IValidateOptions<AlertOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        var errors = new List<string>();
        foreach (var (setting, value, most) in Whole(options))
        {
            if (value < 0 || value > most)
                errors.Add($"{AlertOptions.Section}:{setting} must be from 0 to {most}, it is {value}.");
        }
        if (options.Similarity is not (>= 0 and <= 1))
            errors.Add($"{AlertOptions.Section}:{nameof(options.Similarity)} must be from 0 to 1, it is {options.Similarity}.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<(string Setting, int Value, int Most)> Whole(AlertOptions options) =>
    [
        (nameof(options.BreakingToEverybody), options.BreakingToEverybody, RulesForm.MostApprovals), (nameof(options.BreakingToTopics), options.BreakingToTopics, RulesForm.MostApprovals),
        (nameof(options.MajorToEverybody), options.MajorToEverybody, RulesForm.MostApprovals), (nameof(options.MajorToTopics), options.MajorToTopics, RulesForm.MostApprovals),
        (nameof(options.MinorToEverybody), options.MinorToEverybody, RulesForm.MostApprovals), (nameof(options.MinorToTopics), options.MinorToTopics, RulesForm.MostApprovals),
        (nameof(options.UndoSeconds), options.UndoSeconds, DraftForm.LongestUndo), (nameof(options.TypedAbove), options.TypedAbove, int.MaxValue),
        (nameof(options.PerDay), options.PerDay, RulesForm.MostAlerts), (nameof(options.PerHour), options.PerHour, RulesForm.MostAlerts),
    ];
}
