namespace LiveHub.Server.Pages.Words;

/// <summary>The plural categories of CLDR.</summary>
public enum PluralCategory
{
    Other,
    Zero,
    One,
    Two,
    Few,
    Many,
}
