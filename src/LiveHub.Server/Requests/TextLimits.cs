namespace LiveHub.Server.Requests;

/// <summary>Longest texts, in graphemes.</summary>
internal static class TextLimits
{
    public const int Headline = 300;
    public const int Short = 120;
    public const int Lead = 2000;
    public const int Words = 2000;
    public const int Reason = 1000;

    /// <summary>Names, labels, credits, captions, alternative texts, speakers, roles, texts of alerts.</summary>
    public const int Line = 300;

    /// <summary>Words without a language, such as the sort of a link.</summary>
    public const int Word = 64;
}
