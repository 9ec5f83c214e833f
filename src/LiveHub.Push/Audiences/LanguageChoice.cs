namespace LiveHub.Push.Audiences;

/// <summary>Chooses the text that a device is shown.</summary>
public static class LanguageChoice
{
    /// <summary>The first of a device's languages that there is a text in, exactly, else in its base language (<c>pt</c> for <c>pt-BR</c>), else in another form of it (<c>pt-PT</c>).</summary>
    /// <param name="texts">Languages of the texts, in order.</param>
    /// <param name="wanted">Languages of the device, the most wanted first.</param>
    /// <returns>Index of the text; null when there is none in any of them.</returns>
    public static int? Find(IReadOnlyList<string> texts, IReadOnlyList<string> wanted)
    {
        foreach (var language in wanted)
        {
            var index = IndexOf(texts, text => Same(text, language))
                ?? IndexOf(texts, text => Same(text, Base(language)))
                ?? IndexOf(texts, text => Same(Base(text), Base(language)));
            if (index is not null)
                return index;
        }
        return null;
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static int? IndexOf(IReadOnlyList<string> texts, Predicate<string> fits)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (fits(texts[i]))
                return i;
        }
        return null;
    }

    private static string Base(string language) => language.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash ? language[..dash] : language;
}
