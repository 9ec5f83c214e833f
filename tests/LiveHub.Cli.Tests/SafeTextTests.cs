using LiveHub.Cli.Output;
using LiveHub.Protocol;

namespace LiveHub.Cli.Tests;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("a\u001b]0;title\u0007b", "a]0;titleb")]
    [InlineData("one\r\n\ttwo", "one two")]
    [InlineData("a\u009b31mb", "a31mb")]
    [InlineData("safe\u202Egnp.exe", "safegnp.exe")]
    [InlineData("\u2066open", "open")]
    public void What_could_steer_a_terminal_is_gone(string text, string expected) => Assert.Equal(expected, SafeText.Clean(text));

    [Theory]
    [InlineData("وصول F-16 إلى القاعدة", "rtl", "وصول \u2068F-16\u2069 إلى القاعدة")]
    [InlineData("قال New York Times اليوم", "rtl", "قال \u2068New York Times\u2069 اليوم")]
    [InlineData("The word خبر عاجل means", "ltr", "The word \u2068خبر عاجل\u2069 means")]
    [InlineData("ارتفاع 12 %", "rtl", "ارتفاع 12 %")]
    [InlineData("plain", "ltr", "plain")]
    public void Runs_of_the_other_direction_are_isolated(string text, string direction, string expected) =>
        Assert.Equal(expected, SafeText.Line(new Text(text, "x", direction)));

    [Fact]
    public void Whole_text_is_an_isolate_beside_others() => Assert.Equal("\u2068خبر\u2069", SafeText.Isolated(new Text("خبر", "ar", "rtl")));
}
