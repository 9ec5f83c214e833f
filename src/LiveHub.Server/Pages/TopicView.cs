using LiveHub.Protocol;

namespace LiveHub.Server.Pages;

/// <summary>A topic with its item count in the page's language.</summary>
public sealed record TopicView(string Slug, TopicFact Fact, int Count)
{
    public bool IsSection => Fact.Kind is TopicKinds.Section;

    public bool IsChannel => Fact.Kind is TopicKinds.Channel;

    /// <summary>The label in a language, else the first one.</summary>
    public Text Label(string lang) => Texts.In(Fact.Labels, lang);
}
