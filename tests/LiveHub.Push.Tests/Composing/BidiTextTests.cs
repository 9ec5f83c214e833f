using CsCheck;
using LiveHub.Push.Composing;

namespace LiveHub.Push.Tests.Composing;

public sealed class BidiTextTests
{
    private static readonly Gen<string> Text = Pick.Of(
        "قمة", "שלום", "NATO", "Hürriyet", "F-35", "5G", "90", "٩٠", "مُـ", "می‌خواهد", " ", " ", " ", "(", ")", "«", "»", "\"", ":", "..", "-", "/", "%", "🚢", "👩‍👩‍👧",
        "\u2066", "\u2067", "\u2068", "\u2069", "\u200F", "\u202E", "\u061C", "\n", "\u0301", "\uD800", "و").Array[0, 14].Select(string.Concat);

    [Theory]
    [InlineData("RT: قمة", "<RT>: قمة")]
    [InlineData("قالت Sputnik إن", "قالت <Sputnik> إن")]
    [InlineData("نقلت Sputnik, Reuters عنه", "نقلت <Sputnik, Reuters> عنه")]
    [InlineData("قمة حلف (NATO) اليوم", "قمة حلف (<NATO>) اليوم")]
    [InlineData("حلف NATO (OTAN) اليوم", "حلف <NATO (OTAN)> اليوم")]
    [InlineData("حلف NATO (حلف OTAN) اليوم", "حلف <NATO> (حلف <OTAN>) اليوم")]
    [InlineData("حلف NATO (OTAN حلف) اليوم", "حلف <NATO> (<OTAN> حلف) اليوم")]
    [InlineData("صحيفة \"Hürriyet\" أمس", "صحيفة \"<Hürriyet>\" أمس")]
    [InlineData("طائرة F-35، وشبكة 5G", "طائرة <F-35>، وشبكة <5G>")]
    [InlineData("قالت RT 90 دقيقة", "قالت <RT> 90 دقيقة")]
    [InlineData("خلال 90 دقيقة", "خلال 90 دقيقة")]
    [InlineData("رابط https://news.example/a/ هنا", "رابط <https://news.example/a/> هنا")]
    [InlineData("وسم #Strait الجديد", "وسم <#Strait> الجديد")]
    [InlineData("می‌خواهد Le Monde بنویسد", "می‌خواهد <Le Monde> بنویسد")]
    [InlineData("NATO", "NATO")]
    [InlineData("", "")]
    public void Words_of_the_other_direction_keep_to_themselves(string text, string expected) =>
        Assert.Equal(expected, Seen(BidiText.Isolate(text, isRtl: true)));

    [Theory]
    [InlineData("The word שלום 2030 means peace", "The word <שלום> 2030 means peace")]
    [InlineData("قناة: the channel", "<قناة>: the channel")]
    [InlineData("Nothing to do here.", "Nothing to do here.")]
    public void So_do_they_in_a_text_from_left_to_right(string text, string expected) =>
        Assert.Equal(expected, Seen(BidiText.Isolate(text, isRtl: false)));

    [Theory]
    [InlineData("مضيق\u202E الشمال\u202C", "مضيق الشمال")]
    [InlineData("\u200Fمضيق\u2069", "مضيق")]
    [InlineData("قالت \u2066RT\u2069 إن", "قالت \u2066RT\u2069 إن")]
    [InlineData(" سطر\n\tآخر ", "سطر آخر")]
    public void Stray_controls_go_and_pairs_stay(string text, string expected) => Assert.Equal(expected, BidiText.Isolate(text, isRtl: true));

    [Fact]
    public void Isolating_changes_nothing_but_isolates_and_only_once() =>
        Gen.Select(Text, Gen.Bool).Sample(
            (text, isRtl) =>
            {
                var shown = BidiText.Isolate(text, isRtl);

                Assert.Equal(WithoutIsolates(BidiText.Clean(text)), WithoutIsolates(shown));
                Assert.Equal(shown, BidiText.Isolate(shown, isRtl));
                Assert.Equal(shown, BidiText.Clean(shown));
            }, iter: 20_000);

    [Fact]
    public void No_word_of_the_other_direction_is_left_outside() =>
        Gen.Select(Text, Gen.Bool).Sample(
            (text, isRtl) =>
            {
                var outside = Outside(BidiText.Isolate(text, isRtl));

                var own = outside.Any(rune => isRtl ? Scripts.IsRightToLeft(rune) : Scripts.IsLeftToRight(rune));
                var foreign = outside.Any(rune => isRtl ? Scripts.IsLeftToRight(rune) : Scripts.IsRightToLeft(rune));
                Assert.False(own && foreign);
            }, iter: 20_000);

    private static string Seen(string text) => text.Replace('\u2068', '<').Replace('\u2069', '>');

    private static string WithoutIsolates(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is < 0x2066 or > 0x2069));

    private static List<System.Text.Rune> Outside(string text)
    {
        var depth = 0;
        var outside = new List<System.Text.Rune>();
        foreach (var rune in text.EnumerateRunes())
        {
            depth += Scripts.IsIsolateStart(rune) ? 1 : rune.Value == Scripts.PopIsolate ? -1 : 0;
            if (depth == 0)
                outside.Add(rune);
        }
        return outside;
    }
}
