using System.Globalization;
using System.Text;

namespace LiveHub.Push.Composing;

/// <summary>Tells in which direction a character is read. Letters only: digits and punctuation go with their surroundings.</summary>
internal static class Scripts
{
    public const int FirstStrongIsolate = 0x2068;
    public const int PopIsolate = 0x2069;

    public static bool IsRightToLeft(Rune rune) => Rune.IsLetter(rune) && IsInRightToLeftBlock(rune.Value);

    public static bool IsLeftToRight(Rune rune) => Rune.IsLetter(rune) && !IsInRightToLeftBlock(rune.Value);

    /// <summary>Shapes or marks the letter before it, and is read with it.</summary>
    public static bool IsPartOfLetter(Rune rune) =>
        rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    public static bool IsIsolateStart(Rune rune) => rune.Value is >= 0x2066 and <= 0x2068;

    /// <summary>Changes directions and is not seen: marks, embeddings, overrides, isolates.</summary>
    public static bool IsBidiControl(Rune rune) => rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x206F);

    // Hebrew, Arabic, Syriac, Thaana, NKo and their neighbours; presentation forms; the old scripts of the first supplementary plane.
    private static bool IsInRightToLeftBlock(int value) => value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF)
        or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
