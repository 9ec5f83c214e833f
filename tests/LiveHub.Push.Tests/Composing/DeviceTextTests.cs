using CsCheck;
using LiveHub.Push.Composing;
using LiveHub.Push.Dispatch;

namespace LiveHub.Push.Tests.Composing;

public sealed class DeviceTextTests
{
    [Theory]
    [InlineData("ar", "[اختبار] ")]
    [InlineData("ar-EG", "[اختبار] ")]
    [InlineData("fa", "[آزمایش] ")]
    [InlineData("he", "[בדיקה] ")]
    [InlineData("ru", "[ТЕСТ] ")]
    [InlineData("sw", "[TEST] ")]
    public void Test_says_so_first(string language, string mark) =>
        Assert.StartsWith(mark, Show(new PushText(language, language is "ru" or "sw" ? "ltr" : "rtl", "1", ""), SendKind.Test).Title, StringComparison.Ordinal);

    [Theory]
    [InlineData("Correction: no ship was lost", "Correction: no ship was lost")]
    [InlineData("Correction – no ship was lost", "Correction – no ship was lost")]
    [InlineData("Correctional officers strike", "Correction: Correctional officers strike")]
    [InlineData("No ship was lost", "Correction: No ship was lost")]
    public void Correction_is_marked_once(string title, string expected) =>
        Assert.Equal(expected, Show(new PushText("en", "ltr", title, ""), SendKind.Correction).Title);

    [Fact]
    public void Silent_correction_has_no_mark() =>
        Assert.Equal("No ship was lost", DeviceText.Of(
            new PushText("en", "ltr", "No ship was lost", ""), SampleOrders.Correction with { IsSilent = true }).Title);

    [Fact]
    public void Recall_without_a_title_gets_our_words_and_does_not_say_again_what_was_wrong()
    {
        var shown = Show(new PushText("ar", "rtl", "", "إغلاق الجسر القديم"), SendKind.Recall);

        Assert.Equal(("سُحب تنبيه سابق", ""), (shown.Title, shown.Body));
    }

    [Fact]
    public void Recall_with_a_title_says_what_its_editor_says()
    {
        var shown = Show(new PushText("en", "ltr", "False alarm", "There is no danger."), SendKind.Recall);

        Assert.Equal(("False alarm", "There is no danger."), (shown.Title, shown.Body));
    }

    [Fact]
    public void What_is_too_long_ends_at_a_word()
    {
        var title = Show(new PushText("en", "ltr", string.Join(' ', Enumerable.Repeat("harbour", 20)), ""), SendKind.Alert).Title;

        Assert.Equal(string.Join(' ', Enumerable.Repeat("harbour", 15)) + "…", title);
    }

    [Fact]
    public void House_dots_are_not_left_in_front_of_the_ellipsis()
    {
        var title = Show(new PushText("ar", "rtl", string.Concat(Enumerable.Repeat("الميناء.. ", 20)), ""), SendKind.Alert).Title;

        Assert.EndsWith("الميناء…", title, StringComparison.Ordinal);
    }

    [Fact]
    public void One_endless_word_is_cut_between_graphemes()
    {
        var title = Show(new PushText("en", "ltr", string.Concat(Enumerable.Repeat("👩‍👩‍👧", 200)), ""), SendKind.Alert).Title;

        Assert.Equal(string.Concat(Enumerable.Repeat("👩‍👩‍👧", DeviceText.TitleLimit - 1)) + "…", title);
    }

    [Fact]
    public void No_text_is_longer_than_its_limit_nor_leaves_an_isolate_open()
    {
        var words = Pick.Of("قمة", "NATO", "سُفُن", "Hürriyet", "90", "(OTAN)", "\u2068RT\u2069", "👩‍👩‍👧", "..").Array[0, 90].Select(parts => string.Join(' ', parts));
        Gen.Select(words, words, Pick.Of(SendKind.Alert, SendKind.Test, SendKind.Correction, SendKind.Recall), Gen.Bool).Sample(
            (title, body, kind, isRtl) =>
            {
                var shown = Show(new PushText(isRtl ? "ar" : "en", isRtl ? "rtl" : "ltr", title, body), kind);

                Assert.InRange(TextCut.Count(shown.Title), 0, DeviceText.TitleLimit);
                Assert.InRange(TextCut.Count(shown.Body), 0, DeviceText.BodyLimit);
                Assert.Equal(shown.Title.Count(letter => letter == '\u2069'), shown.Title.Count(letter => letter == '\u2068'));
                Assert.Equal(BidiText.Clean(shown.Body), shown.Body);
            }, iter: 5_000);
    }

    private static PushText Show(PushText text, SendKind kind) => DeviceText.Of(text, SampleOrders.Breaking with { Kind = kind });
}
