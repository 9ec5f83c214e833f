using System.Text;
using CsCheck;
using LiveHub.Server.Cleaning;

namespace LiveHub.Server.Tests.Cleaning;

public sealed class TextCleanerTests
{
    /// <summary>Letters of several scripts, marks, joiners, isolates, overrides, white space, invisible ones, halves of surrogate pairs.</summary>
    private const string Nasty =
        "aZéاعهבת\u0301\u064B\u0915\u094D\u200C\u200D\u2066\u2067\u2068\u2069\u202A\u202E\u202C\u200E\u200F\u061C \t\r\n\u00A0\u2028\u3000\u0000\u0007\u001B\u00AD\uFEFF\u200B\u2060\uFFFE\u0600\u06DD👨👩🏽❤\uFE0F↔\uD83D\uDC68\uDB40\uDC67";

    private static readonly Gen<string> Texts =
        Gen.Frequency((4, Gen.Char[Nasty]), (1, Gen.Char)).Array[0, 40].Select(characters => new string(characters));

    [Theory]
    [InlineData("  Rain\t\r\n expected  ", "Rain expected")]
    [InlineData("Rain\u00A0\u2028expected", "Rain expected")]
    [InlineData("\uFEFFRa\u00ADin\u0000 ex\u200Bpect\u001Bed", "Rain expected")]
    [InlineData("e\u0301", "é")]
    [InlineData("Flag \U0001F3F4\U000E0067\U000E0062", "Flag \U0001F3F4")]
    [InlineData("<b>Rain</b> & wind", "<b>Rain</b> & wind")]
    public void Paste_residue_goes_and_words_stay(string pasted, string expected) => Assert.Equal(expected, TextCleaner.Clean(pasted));

    [Fact]
    public void Halves_of_surrogate_pairs_go() => Assert.Equal("Rain", TextCleaner.Clean("\uD800Rain\uDC00"));

    [Theory]
    [InlineData("المصدر: \u2068LiveHub\u2069 اليوم", "المصدر: \u2068LiveHub\u2069 اليوم")]
    [InlineData("\u2067שלום \u2066one\u2069\u2069", "\u2067שלום \u2066one\u2069\u2069")]
    [InlineData("خبر \u2067بلا إغلاق", "خبر بلا إغلاق")]
    [InlineData("خبر\u2069 بلا فتح", "خبر بلا فتح")]
    [InlineData("\u202Eقلب\u202C الاتجاه\u200F", "قلب الاتجاه")]
    [InlineData("خبر \u2068\u2069\u2067\u2066\u2069\u2069 اليوم", "خبر اليوم")]
    public void Only_paired_isolates_of_something_may_steer_direction(string pasted, string expected) =>
        Assert.Equal(expected, TextCleaner.Clean(pasted));

    [Theory]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("क\u094D\u200Dष", "क\u094D\u200Dष")]
    [InlineData("👨\u200D👩\u200D👧", "👨\u200D👩\u200D👧")]
    [InlineData("❤\uFE0F\u200D🔥", "❤\uFE0F\u200D🔥")]
    [InlineData("می\u200C\u200Cخواهم", "میخواهم")]
    [InlineData("\u200Dخبر\u200C عاجل\u200D", "خبر عاجل")]
    [InlineData("1\u200D2", "12")]
    public void Joiners_stay_where_they_shape_something(string pasted, string expected) => Assert.Equal(expected, TextCleaner.Clean(pasted));

    [Theory]
    [InlineData("الآية \u06DD رقم \u0600")]
    [InlineData("السّلامُ عليكم؟ نعم.. «حقًّا»")]
    [InlineData("שָׁלוֹם")]
    public void Visible_signs_and_vowels_are_not_touched(string text) =>
        Assert.Equal(text.Normalize(NormalizationForm.FormC), TextCleaner.Clean(text));

    [Theory]
    [InlineData("\u2068 \u2069")]
    [InlineData("\u200B\u202E\u0000")]
    [InlineData(" \t ")]
    public void Text_that_nobody_would_see_is_empty(string text) => Assert.Equal("", TextCleaner.Clean(text));

    [Fact]
    public void Cleaning_a_cleaned_text_changes_nothing() =>
        Texts.Sample(text => TextCleaner.Clean(TextCleaner.Clean(text)) == TextCleaner.Clean(text), iter: 20_000);

    [Fact]
    public void Cleaned_text_is_whole_composed_and_free_of_what_was_removed() => Texts.Sample(
        text =>
        {
            var cleaned = TextCleaner.Clean(text);
            var depth = 0;
            foreach (var rune in cleaned.EnumerateRunes())
            {
                Assert.False(Characters.IsInvisible(rune), $"U+{rune.Value:X4}");
                depth += Characters.IsIsolateStart(rune) ? 1 : rune == Characters.PopIsolate ? -1 : 0;
                Assert.True(depth >= 0);
            }
            Assert.Equal(0, depth);
            Assert.True(cleaned.IsNormalized());
            Assert.Equal(cleaned.Trim(), cleaned);
            Assert.DoesNotContain("  ", cleaned, StringComparison.Ordinal);
        },
        iter: 20_000);

    [Fact]
    public void Cleaning_never_adds_what_a_reader_would_count() =>
        Texts.Sample(text => Graphemes.Count(TextCleaner.Clean(text)) <= Graphemes.Count(text), iter: 20_000);

    [Theory]
    [InlineData("السّلامُ", 6)]
    [InlineData("👨\u200D👩\u200D👧", 1)]
    [InlineData("e\u0301e", 2)]
    [InlineData("", 0)]
    public void Length_is_counted_as_readers_count(string text, int expected) => Assert.Equal(expected, Graphemes.Count(text));
}
