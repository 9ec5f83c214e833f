using System.Globalization;
using System.Security.Cryptography;

namespace LiveHub.Feed;

/// <summary>Names one history of a log: a counter that orders epochs and a random part that tells two histories with the same counter apart.</summary>
/// <param name="Number">1 for a new log; the next one is larger. Orders epochs.</param>
/// <param name="Random">Drawn when the epoch starts.</param>
/// <remarks>Offsets of different epochs cannot be compared. Text form: <c>1-9f3a2b7c</c>.</remarks>
public readonly record struct Epoch(int Number, uint Random)
{
    /// <summary>A new epoch of that number.</summary>
    internal static Epoch Draw(int number) => new(number, BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}-{Random:x8}");

    /// <summary>Reads the text form; refuses anything that <see cref="ToString"/> would not write.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Epoch epoch)
    {
        epoch = default;
        var dash = text.IndexOf('-');
        if (dash is < 1 or > 9 || text.Length - dash != 9
            || !int.TryParse(text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !uint.TryParse(text[(dash + 1)..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var random))
            return false;
        epoch = new Epoch(number, random);
        return number > 0 && text.SequenceEqual(epoch.ToString());
    }
}
