using LiveHub.Server.Pages.Words;

namespace LiveHub.Server.Tests.Pages;

/// <summary>Counts and ages in words, against CLDR.</summary>
public sealed class PluralTests
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    [Theory]
    [InlineData(0, "لا أخبار")]
    [InlineData(1, "خبر واحد")]
    [InlineData(2, "خبران")]
    [InlineData(3, "3 أخبار")]
    [InlineData(10, "10 أخبار")]
    [InlineData(103, "103 أخبار")]
    [InlineData(110, "110 أخبار")]
    [InlineData(11, "11 خبرًا")]
    [InlineData(22, "22 خبرًا")]
    [InlineData(99, "99 خبرًا")]
    [InlineData(111, "111 خبرًا")]
    [InlineData(100, "100 خبر")]
    [InlineData(101, "101 خبر")]
    [InlineData(102, "102 خبر")]
    [InlineData(200, "200 خبر")]
    [InlineData(1000, "1,000 خبر")]
    public void Arabic_counts_take_the_form_of_their_number(long n, string expected) =>
        Assert.Equal(expected, Of("ar").Count(Of("ar").Words.Items, n));

    [Theory]
    [InlineData("he", 1, "ידיעה אחת")]
    [InlineData("he", 2, "שתי ידיעות")]
    [InlineData("he", 11, "11 ידיעות")]
    [InlineData("fa", 0, "۰ خبر")]
    [InlineData("fa", 41240, "۴۱٬۲۴۰ خبر")]
    [InlineData("ru", 1, "1 новость")]
    [InlineData("ru", 21, "21 новость")]
    [InlineData("ru", 3, "3 новости")]
    [InlineData("ru", 11, "11 новостей")]
    [InlineData("ru", 112, "112 новостей")]
    [InlineData("ru", 100, "100 новостей")]
    [InlineData("en", 1, "1 item")]
    [InlineData("en", 0, "0 items")]
    [InlineData("en", 1200, "1,200 items")]
    public void Other_languages_take_the_forms_of_theirs(string lang, long n, string expected) =>
        Assert.Equal(expected, Of(lang).Count(Of(lang).Words.Items, n));

    [Theory]
    [InlineData("ar", -5 * Minute, "الآن")]
    [InlineData("ar", 59_999, "الآن")]
    [InlineData("ar", Minute, "قبل دقيقة واحدة")]
    [InlineData("ar", 2 * Minute, "قبل دقيقتين")]
    [InlineData("ar", 10 * Minute, "قبل 10 دقائق")]
    [InlineData("ar", 34 * Minute, "قبل 34 دقيقة")]
    [InlineData("ar", Hour, "قبل ساعة واحدة")]
    [InlineData("ar", 2 * Hour, "قبل ساعتين")]
    [InlineData("ar", 23 * Hour, "قبل 23 ساعة")]
    [InlineData("ar", Day, "أمس")]
    [InlineData("ar", 2 * Day, "أول أمس")]
    [InlineData("ar", 6 * Day, "قبل 6 أيام")]
    [InlineData("ar", 7 * Day, "17 نوفمبر 2026")]
    [InlineData("en", 2 * Day, "2 days ago")]
    [InlineData("en", 8 * Day, "16 November 2026")]
    [InlineData("fa", 25 * Minute, "۲۵ دقیقه پیش")]
    [InlineData("fa", 7 * Day, "۱۷ نوامبر ۲۰۲۶")]
    [InlineData("he", 2 * Hour, "לפני שעתיים")]
    [InlineData("ru", 21 * Minute, "21 минуту назад")]
    [InlineData("ru", 2 * Day, "позавчера")]
    public void Ages_are_floored_and_become_dates_after_a_week(string lang, long age, string expected)
    {
        var now = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        Assert.Equal(expected, Of(lang).Age(now - age, now));
    }

    [Fact]
    public void Times_are_told_in_the_zone_of_the_edition_with_the_zone_beside_them()
    {
        var speech = new Speech("ar", "arab", TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"));
        var at = new DateTimeOffset(2026, 11, 24, 20, 4, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        Assert.Equal("٠١:٣٤", speech.Clock(at));
        Assert.Equal("٢٥ نوفمبر ٢٠٢٦، ٠١:٣٤ (UTC+05:30)", speech.Full(at));
    }

    private static Speech Of(string lang) => new(lang, numbering: null, TimeZoneInfo.Utc);
}
