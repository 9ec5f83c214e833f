using System.Globalization;
using System.Text.Json;
using LiveHub.Protocol;

namespace LiveHub.Server.Pages.Words;

/// <summary>Words, numbers and times in one language, as the web components say them. Immutable.</summary>
public sealed class Speech
{
    /// <summary>Languages the page speaks; the first is the one it speaks when nobody asks.</summary>
    public static readonly IReadOnlyList<string> Languages = ["ar", "en", "fa", "he", "ru"];

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private readonly TimeZoneInfo _zone;
    private readonly string _numbering;
    private readonly char _zero;

    /// <param name="numbering">Unicode numbering system; null: the language's own.</param>
    /// <param name="zone">Times of day are told in it.</param>
    public Speech(string lang, string? numbering, TimeZoneInfo zone)
    {
        Lang = lang;
        Words = WordsOf(lang);
        _zone = zone;
        _numbering = numbering ?? Words.Numbering;
        _zero = _numbering switch { "arab" => '٠', "arabext" => '۰', _ => '0' };
    }

    public string Lang { get; }

    public PageWords Words { get; }

    public string Dir => Words.Dir;

    public static PageWords WordsOf(string lang) => lang switch
    {
        "ar" => ArabicWords.Words,
        "fa" => PersianWords.Words,
        "he" => HebrewWords.Words,
        "ru" => RussianWords.Words,
        _ => EnglishWords.Words,
    };

    public string Number(long value) => Digits(value.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", Words.Group, StringComparison.Ordinal));

    /// <summary>A count in words, such as <c>22 خبرًا</c>.</summary>
    public string Count(Plural plural, long n) =>
        plural.Form(PluralRules.Select(Lang, n)).Replace("{n}", Number(n), StringComparison.Ordinal);

    /// <summary>The forms of a phrase and the digits to count in, as JSON, for the page's script.</summary>
    public string FormsForScripts(Plural plural) => JsonSerializer.Serialize(
        new { plural.Other, plural.One, plural.Two, plural.Few, plural.Many, plural.Zero, Numbering = _numbering }, WireJson.Options);

    /// <summary>How long ago, floored to the minute; never in the future; the date after a week.</summary>
    public string Age(long at, long now)
    {
        var age = TimeSpan.FromMilliseconds(Math.Max(0, now - at));
        return age switch
        {
            _ when age < TimeSpan.FromMinutes(1) => Words.Now,
            _ when age < TimeSpan.FromHours(1) => Count(Words.MinutesAgo, (long)age.TotalMinutes),
            _ when age < TimeSpan.FromDays(1) => Count(Words.HoursAgo, (long)age.TotalHours),
            _ when age < TimeSpan.FromDays(2) => Words.Yesterday,
            _ when age < TimeSpan.FromDays(3) && Words.DayBeforeYesterday is { } before => before,
            _ when age < Week => Count(Words.DaysAgo, (long)age.TotalDays),
            _ => Date(Local(at)),
        };
    }

    /// <summary>Time of day, 24 hours.</summary>
    public string Clock(long at) => Digits(Local(at).ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>Date, time of day and zone.</summary>
    public string Full(long at) => string.Format(CultureInfo.InvariantCulture, Words.Full, Date(Local(at)), Clock(at), ZoneAt(at));

    /// <summary>The zone as a distance from UTC, which is the same in every language.</summary>
    public string ZoneAt(long at)
    {
        var offset = Local(at).Offset;
        return offset == TimeSpan.Zero ? "UTC" : string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
    }

    /// <summary>For <c>datetime</c> attributes.</summary>
    public static string Iso(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private string Date(DateTimeOffset local) => Digits(string.Format(
        CultureInfo.InvariantCulture, Words.Date, local.Day, Words.Months[local.Month - 1], local.Year));

    private DateTimeOffset Local(long at) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), _zone);

    private string Digits(string text) => _zero == '0'
        ? text
        : string.Create(text.Length, (text, _zero), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsAsciiDigit(state.text[i]) ? (char)(state._zero + (state.text[i] - '0')) : state.text[i];
        });
}
