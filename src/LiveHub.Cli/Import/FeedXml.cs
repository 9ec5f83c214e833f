using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace LiveHub.Cli.Import;

/// <summary>Feed text to XML, without ever resolving or expanding anything: document types are skipped, declared entities refused.</summary>
internal static partial class FeedXml
{
    /// <summary>Well-formed XML without a document type. When the whole is not well-formed, the items that are; the others go to <paramref name="broken"/>.</summary>
    /// <exception cref="UnreadableFileException">No item can be taken, or the file declares entities.</exception>
    public static XDocument Load(string text, ICollection<ImportEntry> broken)
    {
        if (text.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableFileException("The file declares entities of its own; they are never expanded, and nothing of the file is taken.");
        var clean = Prepare(text);
        try
        {
            return Parse(clean);
        }
        catch (XmlException exception)
        {
            return FeedSalvage.Load(clean, exception, broken);
        }
    }

    /// <exception cref="XmlException">Not well-formed.</exception>
    public static XDocument Parse(string text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersFromEntities = 1024,
            MaxCharactersInDocument = ImportFile.LargestFile,
            CheckCharacters = true,
        };
        using var reader = XmlReader.Create(new StringReader(text), settings);
        var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        document.DocumentType?.Remove();
        return document;
    }

    // Characters that XML forbids, the declaration (the text is decoded already), and the names of HTML that feeds use without declaring them.
    private static string Prepare(string text)
    {
        var legal = text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character)));
        return HtmlName().Replace(XmlDeclaration().Replace(legal, ""), match => WebUtility.HtmlDecode(match.Value) is { } value && value != match.Value && !IsXmlName(match.Value)
            ? string.Concat(value.EnumerateRunes().Select(rune => string.Create(CultureInfo.InvariantCulture, $"&#{rune.Value};")))
            : match.Value);
    }

    private static bool IsXmlName(string entity) => entity is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;";

    [GeneratedRegex("&[A-Za-z][A-Za-z0-9]{1,31};", RegexOptions.NonBacktracking)]
    private static partial Regex HtmlName();

    [GeneratedRegex("^[\\s\\uFEFF]*<\\?xml[^>]*\\?>\\s*", RegexOptions.NonBacktracking)]
    private static partial Regex XmlDeclaration();
}
