using System.Text;
using System.Text.RegularExpressions;

namespace LiveHub.Cli.Import;

/// <summary>Bytes to text: by byte order mark, by the XML declaration, as UTF-8, and as windows-1252 when nothing else can be. Text that was encoded twice is repaired.</summary>
internal static partial class FileText
{
    private const int Windows1252 = 1252;

    static FileText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(byte[] bytes, ICollection<string> notes)
    {
        var declared = Declared(bytes);
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), declared ?? Strict(Encoding.UTF8), detectEncodingFromByteOrderMarks: true);
            return Repaired(reader.ReadToEnd(), notes);
        }
        catch (DecoderFallbackException)
        {
            notes.Add($"The text is not {(declared ?? Encoding.UTF8).WebName} as it says; it was read as windows-1252.");
            return Encoding.GetEncoding(Windows1252).GetString(bytes);
        }
    }

    // UTF-8 that somebody took for windows-1252 and encoded again ("cafÃ©"). Text that is right never survives both steps: one accent among its letters is no UTF-8.
    private static string Repaired(string text, ICollection<string> notes)
    {
        if (Ascii.IsValid(text))
            return text;
        try
        {
            var repaired = Strict(Encoding.UTF8).GetString(Strict(Encoding.GetEncoding(Windows1252)).GetBytes(text));
            notes.Add("The text was encoded twice; it was repaired.");
            return repaired;
        }
        catch (Exception exception) when (exception is EncoderFallbackException or DecoderFallbackException)
        {
            return text;
        }
    }

    private static Encoding? Declared(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 256));
        if (Declaration().Match(head) is not { Success: true } match)
            return null;
        try
        {
            // Files that say Latin-1 mean windows-1252, as every browser takes it: the bytes between are quotation marks and dashes, not controls.
            var encoding = Encoding.GetEncoding(match.Groups["name"].Value);
            return encoding.CodePage == Encoding.Latin1.CodePage ? Encoding.GetEncoding(Windows1252) : Strict(encoding);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding Strict(Encoding encoding) =>
        Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    [GeneratedRegex("^[^<]{0,4}<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"'](?<name>[A-Za-z0-9._:-]{1,40})[\"']", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();
}
