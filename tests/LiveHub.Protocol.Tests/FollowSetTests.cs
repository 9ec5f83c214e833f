namespace LiveHub.Protocol.Tests;

public sealed class FollowSetTests
{
    [Fact]
    public void Order_doubles_and_case_of_languages_do_not_matter() =>
        Assert.Equal(FollowSet.Of(["b", "a", "b"], ["AR", "en"]), FollowSet.Of(["a", "b"], ["en", "ar"]));

    [Fact]
    public void Id_is_stable_across_versions_and_languages_of_client() =>
        Assert.Equal(("1|latest|harbour,weather|ar,en", "ef5972a6"), (FollowSet.Of(["harbour", "weather"], ["ar", "en"]).Text, FollowSet.Of(["harbour", "weather"], ["ar", "en"]).Id));

    [Fact]
    public void Mode_makes_another_set() => Assert.NotEqual(FollowSet.Of(["a"], []).Id, FollowSet.Of(["a"], [], FollowSet.Every).Id);

    [Theory]
    [InlineData("item.posted", "harbour", "ar", true)]
    [InlineData("item.posted", "harbour", "ar-eg", true)]
    [InlineData("item.posted", "harbour", "arz", false)]
    [InlineData("item.posted", "harbour", "en", false)]
    [InlineData("item.posted", "sport", "ar", false)]
    [InlineData("topic.opened", "harbour", "", true)]
    [InlineData("topic.opened", "sport", "", false)]
    [InlineData("alert.raised", "sport", "", false)]
    [InlineData("alert.raised", "", "", true)]
    public void Topics_and_languages_select_items_but_languages_neither_topics_nor_alerts(string kind, string topic, string language, bool matches) =>
        Assert.Equal(matches, FollowSet.Of(["harbour"], ["ar"]).Matches(kind, topic.Length == 0 ? [] : [topic], language.Length == 0 ? [] : [language]));

    [Fact]
    public void Star_follows_every_topic() => Assert.True(FollowSet.Of(["*", "harbour"], []).Matches("item.posted", ["sport"], ["he"]));
}
