namespace LiveHub.Protocol;

/// <summary>What sort of thing a topic is. A live channel or an edition is a topic of kind <c>channel</c>.</summary>
public static class TopicKinds
{
    public const string Section = "section";
    public const string Story = "story";
    public const string Channel = "channel";

    public static readonly IReadOnlyList<string> All = [Section, Story, "programme", "video", Channel];
}
