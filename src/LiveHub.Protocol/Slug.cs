using System.Text.RegularExpressions;

namespace LiveHub.Protocol;

/// <summary>Spelling of topic slugs and language tags.</summary>
public static partial class Slug
{
    public const int MaxLength = 64;

    /// <summary><c>[a-z0-9]+(-[a-z0-9]+)*</c>, 64 characters at most.</summary>
    public static bool IsValid(string text) => text.Length <= MaxLength && SlugPattern().IsMatch(text);

    /// <summary>The language tags LiveHub takes: two or three letters, then subtags of two to eight letters or digits; 35 characters at most.</summary>
    public static bool IsLanguage(string text) => text.Length <= 35 && LanguagePattern().IsMatch(text);

    /// <summary>The direction that texts in a language have when nobody says otherwise.</summary>
    public static string DirectionOf(string language)
    {
        var end = language.IndexOf('-', StringComparison.Ordinal);
        var primary = (end < 0 ? language : language[..end]).ToLowerInvariant();
        return primary is "ar" or "fa" or "he" or "ur" or "ps" or "sd" or "ug" or "yi" or "dv" or "ckb" or "syr" ? Protocol.Text.Rtl : Protocol.Text.Ltr;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SlugPattern();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LanguagePattern();
}
