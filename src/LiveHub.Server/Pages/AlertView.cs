using LiveHub.Protocol;

namespace LiveHub.Server.Pages;

/// <summary>An active breaking alert.</summary>
public sealed record AlertView(string Id, AlertFact Fact)
{
    public Text Text(string lang) => Texts.In(Fact.Texts, lang);
}
