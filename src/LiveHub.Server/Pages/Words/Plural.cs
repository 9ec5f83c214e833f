namespace LiveHub.Server.Pages.Words;

/// <summary>One countable phrase by plural category; <c>{n}</c> stands for the number. A missing form is <paramref name="Other"/>.</summary>
public sealed record Plural(
    string Other, string? One = null, string? Two = null, string? Few = null, string? Many = null, string? Zero = null)
{
    public string Form(PluralCategory category) => category switch
    {
        PluralCategory.Zero => Zero,
        PluralCategory.One => One,
        PluralCategory.Two => Two,
        PluralCategory.Few => Few,
        PluralCategory.Many => Many,
        _ => null,
    } ?? Other;
}
