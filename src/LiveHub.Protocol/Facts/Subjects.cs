namespace LiveHub.Protocol;

/// <summary>Spells the subjects of the feed.</summary>
public static class Subjects
{
    public const string ItemPrefix = "item/";
    public const string TopicPrefix = "topic/";
    public const string AlertPrefix = "alert/";

    public static string Item(string id) => ItemPrefix + id;

    public static string Topic(string slug) => TopicPrefix + slug;

    public static string Alert(string id) => AlertPrefix + id;

    /// <summary>What follows the prefix: an item id, a topic slug or an alert id.</summary>
    public static string IdOf(string subject) => subject[(subject.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
