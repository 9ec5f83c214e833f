using LiveHub.Push.Audiences;

namespace LiveHub.Push.Tests.Audiences;

public sealed class LanguageChoiceTests
{
    [Theory]
    [InlineData("ar,en", "en", "en")]
    [InlineData("ar,en", "en-GB", "en")]
    [InlineData("ar,en-GB", "en", "en-GB")]
    [InlineData("en,en-GB", "en-gb", "en-GB")]
    [InlineData("pt-PT,pt", "pt-BR", "pt")]
    [InlineData("ar,pt-PT", "pt-BR", "pt-PT")]
    [InlineData("ar,en", "fa,en,ar", "en")]
    [InlineData("ar,en", "fa", null)]
    [InlineData("ar", "a", null)]
    public void A_device_is_shown_the_first_of_its_languages(string texts, string wanted, string? shown)
    {
        var languages = texts.Split(',');
        Assert.Equal(shown, LanguageChoice.Find(languages, wanted.Split(',')) is { } index ? languages[index] : null);
    }
}
