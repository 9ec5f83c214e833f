using System.Text.Json;
using HumanText = LiveHub.Protocol.Text;

namespace LiveHub.Server.Requests;

internal readonly partial record struct Field
{
    private static readonly IReadOnlyList<string> Directions = [HumanText.Ltr, HumanText.Rtl];

    /// <summary>A text: a string in <paramref name="language"/>, or an object that may name another language and a direction.</summary>
    /// <param name="limit">In graphemes.</param>
    /// <param name="language">Null where every text must name its language.</param>
    public HumanText Text(int limit, string? language)
    {
        if (Value.ValueKind == JsonValueKind.String && language is not null)
            return new HumanText(Word(limit), language, Protocol.Slug.DirectionOf(language));
        if (Value.ValueKind != JsonValueKind.Object)
        {
            Fault("wrong-type", language is null ? "This must be an object with value and lang." : "This must be a text or an object with value.");
            return new HumanText("", "", HumanText.Ltr);
        }
        var reader = Object();
        var value = reader.Required("value", "", field => field.Word(limit));
        var lang = language is null
            ? reader.Required("lang", "", field => field.Language())
            : reader.Kept("lang", language, field => field.Language());
        var dir = reader.Kept("dir", Protocol.Slug.DirectionOf(lang), field => field.Choice(Directions));
        reader.Finish();
        return new HumanText(value, lang, dir);
    }

    /// <summary>A secret or a name to compare: as it came, not cleaned.</summary>
    /// <param name="limit">In UTF-16 code units.</param>
    public string Verbatim(int limit)
    {
        var text = String() ?? "";
        if (text.Length > limit)
            Fault("too-long", $"{limit} characters at most.");
        return text.Length > limit ? "" : text;
    }

    /// <summary>One text for each of several languages.</summary>
    /// <param name="limit">Of each, in graphemes.</param>
    public IReadOnlyList<HumanText> Texts(int limit, int least = 1)
    {
        var texts = List(least, 10, field => field.Text(limit, language: null));
        if (texts.Select(text => text.Lang).Distinct(StringComparer.OrdinalIgnoreCase).Count() < texts.Count)
            Fault("duplicate", "Each language may have one text.");
        return texts;
    }
}
