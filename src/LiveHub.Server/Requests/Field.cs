using System.Text.Json;
using System.Text.RegularExpressions;
using LiveHub.Server.Cleaning;

namespace LiveHub.Server.Requests;

/// <summary>A value of a request with its place. Every reader adds its fault to the errors and answers a placeholder then.</summary>
internal readonly partial record struct Field(JsonElement Value, string Pointer, FieldErrors Errors)
{
    /// <summary>The last time that calendars of common libraries know: the end of the year 9999.</summary>
    private const long LastTime = 253_402_300_799_999;

    public string Slug()
    {
        var text = String();
        if (text is not null && !Protocol.Slug.IsValid(text))
            Fault("bad-slug", $"Use lower-case letters a to z, digits and single hyphens between them, {Protocol.Slug.MaxLength} characters at most.");
        return text ?? "";
    }

    public string Language()
    {
        var text = String();
        if (text is not null && !Protocol.Slug.IsLanguage(text))
            Fault("bad-language", "Use a BCP 47 tag such as ar or en-GB.");
        return text ?? "";
    }

    /// <summary>A short word or name without a language.</summary>
    public string Word(int limit)
    {
        if (String() is not { } text)
            return "";
        var cleaned = TextCleaner.Clean(text);
        CheckLength(cleaned, limit);
        return cleaned;
    }

    public string Choice(IReadOnlyList<string> choices)
    {
        var text = String();
        if (text is not null && !choices.Contains(text, StringComparer.Ordinal))
            Fault("not-a-choice", $"Use one of {string.Join(", ", choices)}.");
        return text ?? "";
    }

    /// <summary>A string as it is, if all of it is of a form.</summary>
    public string Matching(Regex form, string code, string message)
    {
        var text = String();
        if (text is not null && !form.IsMatch(text))
            Fault(code, message);
        return text ?? "";
    }

    public bool Flag()
    {
        if (Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Fault("wrong-type", "This must be true or false.");
        return Value.ValueKind == JsonValueKind.True;
    }

    public int Integer(int least, int most) => (int)Whole(least, most);

    /// <summary>Milliseconds since 1970.</summary>
    public long Time() => Whole(0, LastTime);

    /// <summary>An absolute http or https address, as given.</summary>
    public string Address()
    {
        var text = String();
        if (text is not null && !IsAddress(text))
            Fault("bad-address", "Use an absolute http or https address without user name or invisible characters, 2048 characters at most.");
        return text ?? "";
    }

    public IReadOnlyList<T> List<T>(int least, int most, Func<Field, T> read)
    {
        if (Value.ValueKind != JsonValueKind.Array)
        {
            Fault("wrong-type", "This must be a list.");
            return [];
        }
        var count = Value.GetArrayLength();
        if (count < least)
            Fault("too-few", $"At least {least} needed.");
        if (count > most)
        {
            Fault("too-many", $"{most} at most, not {count}.");
            return [];
        }
        var (pointer, errors) = (Pointer, Errors);
        return [.. Value.EnumerateArray().Select((value, index) => read(new Field(value, $"{pointer}/{index}", errors)))];
    }

    public ObjectReader Object() => new(Value, Pointer, Errors);

    public void Fault(string code, string message) => Errors.Add(Pointer, code, message);

    /// <summary>JSON pointer (RFC 6901) of a field of an object.</summary>
    public static string Join(string pointer, string name)
    {
        var escaped = name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return $"{pointer}/{(escaped.Length <= 100 ? escaped : string.Concat(escaped.AsSpan(0, 100), "…"))}";
    }

    private long Whole(long least, long most)
    {
        if (Value.ValueKind != JsonValueKind.Number || !Value.TryGetInt64(out var number))
        {
            Fault("wrong-type", "This must be a whole number.");
            return least;
        }
        if (number < least || number > most)
            Fault("out-of-range", $"Use a number from {least} to {most}.");
        return Math.Clamp(number, least, most);
    }

    private static bool IsAddress(string text) =>
        text.Length <= 2048
        && text.EnumerateRunes().All(rune => !Characters.IsInvisible(rune) && !Characters.IsSpace(rune)
            && !Characters.IsJoiner(rune) && !Characters.IsIsolateStart(rune) && rune != Characters.PopIsolate)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    private void CheckLength(string text, int limit)
    {
        if (text.Length == 0)
            Fault("empty", "Nothing readable is in this text.");
        else if (Graphemes.Exceeds(text, limit))
            Fault("too-long", $"{limit} characters at most, not {Graphemes.Count(text)}.");
    }

    private string? String()
    {
        if (Value.ValueKind != JsonValueKind.String)
        {
            Fault("wrong-type", "This must be a text.");
            return null;
        }
        try
        {
            return Value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            Fault("bad-text", "This text holds half of a surrogate pair.");
            return null;
        }
    }
}
