namespace LiveHub.Server.Pages;

/// <summary>Settings of the live page, section <c>Pages</c>.</summary>
internal sealed class PagesOptions
{
    public const string Section = "Pages";

    /// <summary>IANA name of the edition's time zone. Without JavaScript all times are told in it; with it, in the reader's.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Who may show the page in a frame: a CSP source list, such as <c>'self' https://example.org</c>.</summary>
    public string FrameAncestors { get; set; } = "'self'";

    /// <summary>Headlines in the list; the rest is a plain list beside it. 1 to 100.</summary>
    public int ListItems { get; set; } = 12;
}
