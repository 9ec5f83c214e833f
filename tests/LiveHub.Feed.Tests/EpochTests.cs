namespace LiveHub.Feed.Tests;

public sealed class EpochTests
{
    [Fact]
    public void Text_form_round_trips() =>
        Assert.True(Epoch.TryParse(new Epoch(12, 0x9f3a2b7c).ToString(), out var epoch) && epoch == new Epoch(12, 0x9f3a2b7c));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("-9f3a2b7c")]
    [InlineData("0-9f3a2b7c")]
    [InlineData("01-9f3a2b7c")]
    [InlineData("1-9F3A2B7C")]
    [InlineData("1-9f3a2b7c0")]
    [InlineData("99999999999-9f3a2b7c")]
    public void Anything_else_is_refused(string text) => Assert.False(Epoch.TryParse(text, out _));
}
