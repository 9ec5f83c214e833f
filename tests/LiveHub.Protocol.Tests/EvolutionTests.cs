using MessagePack;

namespace LiveHub.Protocol.Tests;

/// <summary>Readers and writers of different ages understand each other.</summary>
public sealed class EvolutionTests
{
    [Fact]
    public void Fields_of_a_later_version_are_ignored()
    {
        var bytes = MessagePackSerializer.Serialize(new object?[] { "1-9f3a2b7c.7", 1764000010000L, "ok", null, "later", 5 });
        Assert.Equal(new Beat("1-9f3a2b7c.7", 1764000010000), MessagePackSerializer.Deserialize<Beat>(bytes, WireMessagePack.Options));
    }

    [Fact]
    public void Fields_that_an_earlier_version_did_not_write_have_their_defaults()
    {
        var headline = new object[] { "Bridge open again", "en", "ltr" };
        var bytes = MessagePackSerializer.Serialize(new object?[] { "en", headline });
        var fact = MessagePackSerializer.Deserialize<ItemFact>(bytes, WireMessagePack.Options);
        Assert.Equal(("Bridge open again", 5, "confirmed", "news"), (fact.Headline.Value, fact.Urgency, fact.Verification, fact.Kind));
        Assert.Empty(fact.Labels);
        Assert.Empty(fact.Corrections);
    }

    [Fact]
    public void A_follow_with_topics_alone_is_complete()
    {
        var bytes = MessagePackSerializer.Serialize(new object?[] { new[] { "harbour" } });
        var request = MessagePackSerializer.Deserialize<FollowRequest>(bytes, WireMessagePack.Options);
        Assert.Equal((FollowSet.Latest, FollowSet.WireVersion, 0, false), (request.Mode, request.Version, request.Languages.Count, request.Audience));
    }

    [Fact]
    public void Unknown_kind_keeps_its_envelope()
    {
        var entry = new object?[] { 5L, 5L, "poll/9", 1L, "poll.opened", new[] { "harbour" }, Array.Empty<string>(), 1L, new object[] { 1, "x" } };
        var read = MessagePackSerializer.Deserialize<WireEntry>(MessagePackSerializer.Serialize(entry), WireMessagePack.Options);
        Assert.Equal(("poll/9", "poll.opened", null), (read.Subject, read.Kind, read.Body));
    }
}
