namespace LiveHub.Protocol.Tests;

public sealed class CursorTextTests
{
    [Fact]
    public void Text_round_trips()
    {
        var cursor = new CursorText("1-9f3a2b7c", 1042, "0123456789abcdef", "0f1e2d3c");
        Assert.True(CursorText.TryParse(cursor.ToString(), out var read));
        Assert.Equal(cursor, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1-9f3a2b7c.1042.0123456789abcdef")]
    [InlineData("1-9f3a2b7c.-1.0123456789abcdef.0f1e2d3c")]
    [InlineData("1-9f3a2b7c.01.0123456789abcdef.0f1e2d3c")]
    [InlineData("1-9f3a2b7c.9007199254740992.0123456789abcdef.0f1e2d3c")]
    [InlineData("1-9f3a2b7c.1042.0123456789abcde.0f1e2d3c")]
    [InlineData(".1042.0123456789abcdef.0f1e2d3c")]
    public void Anything_else_is_refused(string? text) => Assert.False(CursorText.TryParse(text, out _));
}
