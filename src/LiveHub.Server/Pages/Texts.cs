using LiveHub.Protocol;

namespace LiveHub.Server.Pages;

/// <summary>Chooses among the same text in several languages.</summary>
internal static class Texts
{
    /// <summary>The text of a language (<c>ar</c> finds <c>ar-EG</c>), else the first.</summary>
    public static Text In(IReadOnlyList<Text> texts, string lang) =>
        texts.FirstOrDefault(text => BaseOf(text.Lang).Equals(lang, StringComparison.OrdinalIgnoreCase)) ?? texts[0];

    private static ReadOnlySpan<char> BaseOf(string lang) =>
        lang.IndexOf('-', StringComparison.Ordinal) is var hyphen and > 0 ? lang.AsSpan(0, hyphen) : lang;

    private static bool Equals(this ReadOnlySpan<char> left, string right, StringComparison comparison) => left.Equals(right.AsSpan(), comparison);
}
