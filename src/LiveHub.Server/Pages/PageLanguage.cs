using System.Globalization;
using LiveHub.Server.Pages.Words;

namespace LiveHub.Server.Pages;

/// <summary>Which language a reader asked for.</summary>
internal static class PageLanguage
{
    /// <summary>The asked one when the page speaks it (<c>en-GB</c> is <c>en</c>), else the first of <see cref="Speech.Languages"/>.</summary>
    public static string Of(string? asked)
    {
        var lang = asked?.Split('-')[0].ToLower(CultureInfo.InvariantCulture);
        return Speech.Languages.FirstOrDefault(known => known == lang) ?? Speech.Languages[0];
    }
}
