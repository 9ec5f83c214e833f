using System.Globalization;
using System.Text;
using LiveHub.Server.Cleaning;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Folds a text to what two editors who write the same would have in common: no marks, no case, one form of each letter and digit.</summary>
/// <remarks>
/// Arabic: no tashkeel and no tatweel; alef with hamza, madda or wasla is alef; alef maksura and Persian yeh are yeh, Persian kaf is kaf; teh marbuta is heh; waw
/// and yeh with hamza lose it. Digits of every script are 0 to 9. Punctuation separates words and is nothing else.
/// </remarks>
internal static class FoldedText
{
    public static string Of(string text) => string.Join(' ', Words(text));

    public static IReadOnlyList<string> Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
            Append(folded, rune);
        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (Rune.GetNumericValue(rune) is >= 0 and <= 9 and var digit && Rune.IsDigit(rune))
            folded.Append((char)('0' + (int)digit));
        else if (Rune.IsLetter(rune) && rune.Value != 0x0640)
            folded.Append(Rune.ToLower(Letter(rune), CultureInfo.InvariantCulture).ToString());
        else if (!IsNothing(rune))
            folded.Append(' ');
    }

    /// <summary>Marks, joiners and the tatweel belong to the letter before them.</summary>
    private static bool IsNothing(Rune rune) => rune.Value == 0x0640 || Characters.IsJoiner(rune) || Characters.IsInvisible(rune)
        || Characters.IsIsolateStart(rune) || rune == Characters.PopIsolate
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static Rune Letter(Rune rune) => rune.Value switch
    {
        0x0671 => new Rune(0x0627),
        0x0649 or 0x06CC => new Rune(0x064A),
        0x06A9 => new Rune(0x0643),
        0x0629 or 0x06C0 or 0x06C1 or 0x06C3 => new Rune(0x0647),
        _ => rune,
    };
}
