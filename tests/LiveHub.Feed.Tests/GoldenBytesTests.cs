using System.Text;

namespace LiveHub.Feed.Tests;

/// <summary>Fixed bytes that every backend must produce: a log written by one is verified by the other.</summary>
public sealed class GoldenBytesTests
{
    private static readonly Routing World = Routing.Of(["world", "africa"], ["ar", "en"]);

    [Fact]
    public void An_envelope_of_a_first_revision() =>
        Assert.Equal(
            "6974656D2F3766336B0A310A6974656D2E706F737465640A6166726963612C776F726C640A61722C656E0A2D0A2D0A",
            Convert.ToHexString(EnvelopeCodec.Encode("item/7f3k", 1, "item.posted", World, null)));

    [Fact]
    public void An_envelope_that_replaces_one_for_everyone() =>
        Assert.Equal(
            "عاجل/1\n12\nalert.updated\n\n\n\n\n",
            Encoding.UTF8.GetString(EnvelopeCodec.Encode("عاجل/1", 12, "alert.updated", Routing.Everyone, Routing.Everyone)));

    [Fact]
    public void Links_of_two_entries()
    {
        var first = LinkChain.Next(
            EntryLink.Genesis, 1, 1_893_553_445_000, EnvelopeCodec.Encode("item/7f3k", 1, "item.posted", World, null), "خبر أول"u8);
        var second = LinkChain.Next(
            first, 2, 1_893_553_445_001, EnvelopeCodec.Encode("item/7f3k", 2, "item.corrected", Routing.Everyone, World), []);
        Assert.Equal("84f72686db55f686", first.ToString());
        Assert.Equal("25ed09078135ae30", second.ToString());
    }

    [Fact]
    public void An_envelope_is_read_back()
    {
        foreach (var was in new[] { null, World, Routing.Everyone })
        {
            var read = EnvelopeCodec.Decode(EnvelopeCodec.Encode("item/1", 3, "item.posted", World, was));
            Assert.Equal(("item/1", 3, "item.posted", World, was), read);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("item/1\n1\nitem.posted\n\n\n-\n")]
    [InlineData("item/1\none\nitem.posted\n\n\n-\n-\n")]
    [InlineData("item/1\n1\nitem.posted\n\n\n-\n-\nmore")]
    [InlineData("item/1\n0\nitem.posted\n\n\n-\n-\n")]
    [InlineData("\n1\nitem.posted\n\n\n-\n-\n")]
    [InlineData("item/\u00011\n1\nitem.posted\n\n\n-\n-\n")]
    public void Damaged_envelopes_are_refused(string text) =>
        Assert.Throws<FormatException>(() => EnvelopeCodec.Decode(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Broken_byte_makes_no_other_subject()
    {
        var envelope = EnvelopeCodec.Encode("item/1", 1, "item.posted", World, was: null);
        envelope[2] = 0xFF;
        Assert.Throws<FormatException>(() => EnvelopeCodec.Decode(envelope));
    }
}
