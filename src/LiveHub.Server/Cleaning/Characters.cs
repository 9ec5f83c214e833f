using System.Globalization;
using System.Text;

namespace LiveHub.Server.Cleaning;

/// <summary>Sorts characters into those that a headline may hold and those that only hide in it.</summary>
internal static class Characters
{
    public static readonly Rune Space = new(' ');
    public static readonly Rune ZeroWidthNonJoiner = new(0x200C);
    public static readonly Rune ZeroWidthJoiner = new(0x200D);
    public static readonly Rune PopIsolate = new(0x2069);

    /// <summary>Opens an isolate: LRI, RLI or FSI.</summary>
    public static bool IsIsolateStart(Rune rune) => rune.Value is >= 0x2066 and <= 0x2068;

    public static bool IsJoiner(Rune rune) => rune == ZeroWidthNonJoiner || rune == ZeroWidthJoiner;

    /// <summary>Everything that separates words or lines, the separators that Unicode calls control characters among them.</summary>
    public static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune);

    /// <summary>What nobody sees: control characters, marks, embeddings and overrides of direction, zero-width and tag characters, fillers, non-characters.</summary>
    /// <remarks>Joiners and isolates are judged by their neighbours, not here. Arabic number signs and the end of ayah are format characters, too, but visible.</remarks>
    public static bool IsInvisible(Rune rune) => Rune.IsControl(rune) || IsNonCharacter(rune.Value) || rune.Value is
        0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFEFF or 0xFFA0
        or (>= 0x180B and <= 0x180F)
        or 0x200B or 0x200E or 0x200F
        or (>= 0x202A and <= 0x202E)
        or (>= 0x2060 and <= 0x2065)
        or (>= 0x206A and <= 0x206F)
        or (>= 0xFFF0 and <= 0xFFFB)
        or (>= 0x1BCA0 and <= 0x1BCA3)
        or (>= 0x1D173 and <= 0x1D17A)
        or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>A joiner may follow it: part of a word, or of a picture made of several.</summary>
    public static bool MayPrecede(Rune joiner, Rune rune) =>
        IsLetter(rune) || IsMark(rune) || (joiner == ZeroWidthJoiner && IsSymbol(rune));

    /// <summary>A joiner may stand before it.</summary>
    public static bool MayFollow(Rune joiner, Rune rune) =>
        IsLetter(rune) || (joiner == ZeroWidthJoiner && IsSymbol(rune));

    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsSymbol(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.MathSymbol;

    private static bool IsNonCharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
