using System.Text.Json;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Phones;
using LiveHub.Server.Publishing.Alerts;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Reads a new alert from a request or from a draft.</summary>
internal static class DraftForm
{
    private const int MostSources = 10;
    private const int MostOutcomes = 6;
    public const int LongestUndo = 30;

    /// <param name="form">Of the request; whoever calls may read further fields and finishes it.</param>
    /// <param name="id">Of the draft; null: the request may name one.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    public static DraftPlan Read(ObjectReader form, string? id, SendKind kind, string by, long now, bool isDraft)
    {
        var named = form.Optional("id", null, null, field => field.Slug());
        if (id is not null && named is not null && named != id)
            form.Fault("id", "not-allowed", "A draft keeps its id.");
        var name = id ?? named ?? RandomId.Next();
        var topics = form.Optional<IReadOnlyList<string>?>("topics", null, null, field => [.. field.List(0, 10, topic => topic.Slug()).Distinct(StringComparer.Ordinal)]);
        var importance = form.Optional("importance", Importances.Major, Importances.Major, field => field.Choice(Importances.All));
        var (outcomes, outcome) = ReadOutcomes(form, isDraft);
        var fact = AlertForm.Fired(form, importance, TextsOf(form, outcomes, outcome, isDraft), now);
        var phones = form.Optional("push", null, null, field => PhoneForm.Read(field, kind, name, fact, importance, topics ?? [], by));
        if (outcomes.Count > 0 && form.Find("push") is { ValueKind: JsonValueKind.Object } push && push.TryGetProperty("texts", out _))
            form.Fault("push", "not-with-outcomes", "Phones show the texts of the outcome that came true; leave push.texts out.");
        return new DraftPlan(
            name, named is not null, fact, topics, phones,
            phones is null ? importance : Importances.Weightier(importance, Importances.Of(phones.Order.Importance)),
            fact.StartsAt > now ? fact.StartsAt : null,
            form.Has("expiresAt") ? fact.ExpiresAt : null,
            form.Optional<int?>("undo", null, null, field => field.Integer(0, LongestUndo)),
            form.Optional("sources", [], [], field => field.List(0, MostSources, ReadSource)),
            form.Optional("developing", false, false, field => field.Flag()),
            outcomes, outcome);
    }

    private static IReadOnlyList<Text> TextsOf(ObjectReader form, IReadOnlyList<Outcome> outcomes, string? outcome, bool isDraft)
    {
        if (outcomes.Count == 0)
            return isDraft ? form.Optional("texts", [], [], field => field.Texts(TextLimits.Line, least: 0)) : form.Required("texts", [], field => field.Texts(TextLimits.Line));
        if (form.Has("texts"))
            form.Fault("texts", "not-with-outcomes", "Each outcome has texts of its own; leave texts out.");
        return outcomes.FirstOrDefault(one => one.Name == outcome)?.Texts ?? [];
    }

    /// <summary>Whether a fault is one of something that is still being written: a draft may have it, and cannot go out with it.</summary>
    public static bool IsUnfinished(FieldError fault) =>
        fault.Code is "empty" or "too-long" or "bad-address" or "in-the-past" or "out-of-range" or "not-https" or "not-breaking" or "no-story";

    private static (IReadOnlyList<Outcome> All, string? Chosen) ReadOutcomes(ObjectReader form, bool isDraft)
    {
        var outcomes = form.Optional("outcomes", [], [], field => field.List(0, MostOutcomes, one =>
        {
            var part = one.Object();
            var outcome = new Outcome(
                part.Required("name", "", name => name.Word(TextLimits.Word)),
                isDraft ? part.Optional("texts", [], [], texts => texts.Texts(TextLimits.Line, least: 0)) : part.Required("texts", [], texts => texts.Texts(TextLimits.Line)));
            part.Finish();
            return outcome;
        }));
        var names = outcomes.Select(outcome => outcome.Name).Where(name => name.Length > 0).ToList();
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
            form.Fault("outcomes", "duplicate", "Each outcome needs a name of its own.");
        var chosen = form.Optional("outcome", null, null, field => field.Word(TextLimits.Word));
        if (chosen is not null && outcomes.All(outcome => outcome.Name != chosen))
            form.Fault("outcome", "not-a-choice", "This is the name of no outcome.");
        return (outcomes, chosen);
    }

    private static AlertSource ReadSource(Field field)
    {
        var form = field.Object();
        var source = new AlertSource(form.Required("name", "", name => name.Word(TextLimits.Line)), form.Optional("url", null, null, url => url.Address()));
        form.Finish();
        return source;
    }
}
