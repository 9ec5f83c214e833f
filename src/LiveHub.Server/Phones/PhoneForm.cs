using LiveHub.Protocol;
using LiveHub.Push.Composing;
using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Devices;
using LiveHub.Server.Publishing.Drafts;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Phones;

/// <summary>Reads the field <c>push</c> of an alert.</summary>
internal static class PhoneForm
{
    private const string Replace = "replace";
    private const string Stack = "stack";
    private static readonly IReadOnlyList<string> Collapses = [Replace, Stack];

    /// <param name="id">Of the alert.</param>
    /// <param name="weight">Importance of the alert.</param>
    /// <param name="by">Id of the actor.</param>
    public static PhonePart Read(Field field, SendKind kind, string id, AlertFact alert, string weight, IReadOnlyList<string> topics, string by)
    {
        var form = field.Object();
        var importance = ImportanceOf(form.Optional("importance", weight, weight, value => value.Choice(Importances.All)));
        var collapse = form.Optional("collapse", Stack, Stack, value => value.Choice(Collapses));
        if (collapse == Replace && alert.Item is null)
            form.Fault("collapse", "no-story", "Only an alert about an item can take the place of an earlier one about it; give item, or use stack.");
        var reason = form.Optional("overrideReason", null, null, value => value.Word(TextLimits.Reason));
        if (reason is not null && importance != Importance.Breaking)
            form.Fault("overrideReason", "not-breaking", "Only what is breaking may override quiet hours and caps; set importance to breaking.");
        var order = new PushOrder
        {
            Kind = kind,
            Importance = importance,
            Texts = Texts(form, alert, importance),
            Audience = new Push.Audiences.Audience(
                topics,
                form.Optional("languages", [], [], value => value.List(0, 10, one => one.Language())),
                [.. form.Optional("platforms", [], [], value => value.List(0, 3, one => one.Choice(DeviceWords.Platforms))).Select(PlatformOf)],
                form.Optional("regions", [], [], value => value.List(0, 50, one => one.Word(6).ToUpperInvariant()))),
            Below = 0,
            Tag = collapse == Replace && alert.Item is not null ? alert.Item : id,
            Url = alert.Url,
            Item = alert.Item,
            Image = form.Optional("image", null, null, Picture),
            At = alert.UpdatedAt,
            ExpiresAt = alert.ExpiresAt,
            OverrideReason = reason,
            By = by,
        };
        var confirmation = form.Optional<Confirmation?>("confirm", null, null, ReadConfirmation);
        form.Finish();
        return new PhonePart(order, confirmation);
    }

    /// <summary>What phones show of an alert's texts: its own titles and bodies where the request has some, else a word and the text.</summary>
    public static IReadOnlyList<PushText> TextsOf(AlertFact alert, Importance importance) =>
        [.. alert.Texts.Select(text => new PushText(text.Lang, text.Dir, PhoneTitles.Of(text.Lang, importance), text.Value))];

    public static IReadOnlyList<PushText> ReadTexts(Field field) => field.List(1, 10, one =>
    {
        var form = one.Object();
        var lang = form.Required("lang", "", value => value.Language());
        var text = new PushText(
            lang, Slug.DirectionOf(lang), form.Required("title", "", value => value.Word(TextLimits.Short)), form.Required("body", "", value => value.Word(TextLimits.Line)));
        form.Finish();
        return text;
    });

    private static IReadOnlyList<PushText> Texts(ObjectReader form, AlertFact alert, Importance importance)
    {
        var standard = TextsOf(alert, importance);
        return form.Optional("texts", standard, standard, ReadTexts);
    }

    public static Confirmation ReadConfirmation(Field field)
    {
        var form = field.Object();
        var confirmation = new Confirmation(
            form.Required("devices", 0, value => value.Integer(0, int.MaxValue)), form.Required("code", "", value => value.Word(TextLimits.Word)));
        form.Finish();
        return confirmation;
    }

    private static string Picture(Field field)
    {
        var address = field.Address();
        if (address.Length > 0 && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            field.Fault("not-https", "Phones load pictures over https only.");
        return address;
    }

    private static Importance ImportanceOf(string name) => name switch
    {
        Importances.Breaking => Importance.Breaking,
        Importances.Minor => Importance.Minor,
        _ => Importance.Major,
    };

    private static Platform PlatformOf(string name) => name switch
    {
        "ios" => Platform.Ios,
        "web" => Platform.Web,
        _ => Platform.Android,
    };
}
