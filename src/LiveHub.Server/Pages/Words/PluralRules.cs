namespace LiveHub.Server.Pages.Words;

/// <summary>CLDR's cardinal rules for whole numbers of 0 or more in the languages that the page speaks; the framework has none.</summary>
internal static class PluralRules
{
    public static PluralCategory Select(string language, long n) => language switch
    {
        "ar" => Arabic(n),
        "he" => n switch { 1 => PluralCategory.One, 2 => PluralCategory.Two, _ => PluralCategory.Other },
        "fa" => n is 0 or 1 ? PluralCategory.One : PluralCategory.Other,
        "ru" => Russian(n),
        _ => n == 1 ? PluralCategory.One : PluralCategory.Other,
    };

    private static PluralCategory Arabic(long n) => n switch
    {
        0 => PluralCategory.Zero,
        1 => PluralCategory.One,
        2 => PluralCategory.Two,
        _ => (n % 100) switch
        {
            >= 3 and <= 10 => PluralCategory.Few,
            >= 11 => PluralCategory.Many,
            _ => PluralCategory.Other,
        },
    };

    private static PluralCategory Russian(long n) => (n % 10, n % 100) switch
    {
        (_, >= 11 and <= 14) => PluralCategory.Many,
        (1, _) => PluralCategory.One,
        ( >= 2 and <= 4, _) => PluralCategory.Few,
        _ => PluralCategory.Many,
    };
}
