using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>What an alert lacks to go out.</summary>
internal static class DraftFaults
{
    /// <summary>What desks write where something is still to be filled in.</summary>
    private static readonly IReadOnlyList<string> Marks = ["[[", "]]", "{{", "}}"];

    public static void Check(DraftPlan plan, bool isAudienceNeeded, FieldErrors errors)
    {
        if (plan.Outcomes.Count > 0 && plan.Outcome is null)
            errors.Add("/outcome", "undecided-template", $"Say which came true: {string.Join(", ", plan.Outcomes.Select(outcome => outcome.Name))}.");
        else if (plan.Fact.Texts.Count == 0 && errors.Items.All(error => error.Field != "/texts"))
            errors.Add("/texts", "required", "This field is needed.");
        for (var i = 0; i < plan.Fact.Texts.Count; i++)
            CheckPlaceholder($"/texts/{i}", plan.Fact.Texts[i].Value, errors);
        foreach (var text in plan.Phones?.Order.Texts ?? [])
        {
            CheckPlaceholder("/push/texts", text.Title, errors);
            if (plan.Fact.Texts.All(shown => shown.Value != text.Body))
                CheckPlaceholder("/push/texts", text.Body, errors);
        }
        if (isAudienceNeeded && plan.Audience is null)
            errors.Add("/topics", "audience-required", "Say whom it is for: topics, or [] for everybody.");
        if (plan.Importance == Importances.Breaking && plan.Sources.Count == 0 && !plan.IsDeveloping)
            errors.Add("/sources", "source-required", "What is breaking needs a source, or developing: true.");
    }

    private static void CheckPlaceholder(string field, string text, FieldErrors errors)
    {
        if (Marks.Any(mark => text.Contains(mark, StringComparison.Ordinal)))
            errors.Add(field, "placeholder", "Something is still to be filled in here.");
    }
}
