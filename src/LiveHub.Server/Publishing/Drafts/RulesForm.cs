using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>The rules of alerts in a request and in an answer.</summary>
internal static class RulesForm
{
    public const int MostApprovals = 5;
    public const int MostAlerts = 10_000;
    private const int MostHosts = 50;
    private const int HostLength = 253;

    /// <summary>Fields that are absent stay as they are.</summary>
    public static AlertRules Read(ObjectReader form, AlertRules rules) => new()
    {
        Breaking = form.Kept("breaking", rules.Breaking, field => ReadImportance(field, rules.Breaking)),
        Major = form.Kept("major", rules.Major, field => ReadImportance(field, rules.Major)),
        Minor = form.Kept("minor", rules.Minor, field => ReadImportance(field, rules.Minor)),
        UndoSeconds = form.Kept("undoSeconds", rules.UndoSeconds, field => field.Integer(0, DraftForm.LongestUndo)),
        TypedAbove = form.Kept("typedAbove", rules.TypedAbove, field => field.Integer(0, int.MaxValue)),
        PerDay = form.Kept("perDay", rules.PerDay, field => field.Integer(0, MostAlerts)),
        PerHour = form.Kept("perHour", rules.PerHour, field => field.Integer(0, MostAlerts)),
        Similarity = form.Kept("similarity", rules.Similarity, ReadPart),
        LinkCheck = form.Kept("linkCheck", rules.LinkCheck, field => field.Flag()),
        LinkHosts = form.Kept("linkHosts", rules.LinkHosts, field => field.List(0, MostHosts, host => host.Word(HostLength))),
        AudienceRequired = form.Kept("audienceRequired", rules.AudienceRequired, field => field.Flag()),
    };

    public static JsonObject BodyOf(AlertRules rules) => JsonSerializer.SerializeToNode(rules, WireJson.Options)?.AsObject() ?? [];

    private static ImportanceRule ReadImportance(Field field, ImportanceRule rule)
    {
        var form = field.Object();
        var read = new ImportanceRule(
            form.Kept("everybody", rule.Everybody, value => value.Integer(0, MostApprovals)), form.Kept("topics", rule.Topics, value => value.Integer(0, MostApprovals)));
        form.Finish();
        return read;
    }

    private static double ReadPart(Field field)
    {
        if (field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetDouble(out var part) && part is >= 0 and <= 1)
            return part;
        field.Fault("out-of-range", "Use a number from 0 to 1.");
        return 0;
    }
}
