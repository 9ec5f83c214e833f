using System.Text.Json;
using LiveHub.Server.Phones;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>What an editor says beside the alert itself when it is to go out.</summary>
/// <param name="Typed">Words by the kind of guard that asks for them.</param>
/// <param name="Undo">Seconds; null: as the draft or the rules say.</param>
/// <param name="GlassBroken">Why it goes out without the others who would have to agree; null: it does not.</param>
internal sealed record SubmitWish(Confirmation? Confirmation, IReadOnlyDictionary<string, string> Typed, int? Undo, string? GlassBroken)
{
    /// <summary>Fields of a request that are no part of a draft.</summary>
    public static SubmitWish Read(ObjectReader form, bool withConfirmation) => new(
        withConfirmation ? form.Optional<Confirmation?>("confirm", null, null, PhoneForm.ReadConfirmation) : null,
        form.Optional<IReadOnlyDictionary<string, string>>("typed", NothingTyped, NothingTyped, ReadTyped),
        withConfirmation ? form.Optional<int?>("undo", null, null, field => field.Integer(0, DraftForm.LongestUndo)) : null,
        form.Optional("breakGlass", null, null, ReadReason));

    private static readonly Dictionary<string, string> NothingTyped = [];

    private static Dictionary<string, string> ReadTyped(Field field)
    {
        var form = field.Object();
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in Needed.Kinds)
        {
            if (form.Optional(kind, null, null, words => words.Word(TextLimits.Line)) is { } given)
                typed[kind] = given;
        }
        form.Finish();
        return typed;
    }

    private static string ReadReason(Field field)
    {
        if (field.Value.ValueKind != JsonValueKind.Object)
        {
            field.Fault("wrong-type", "This must be an object with a reason.");
            return "";
        }
        var form = field.Object();
        var reason = form.Required("reason", "", words => words.Word(TextLimits.Reason));
        form.Finish();
        return reason;
    }
}
