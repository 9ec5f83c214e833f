namespace LiveHub.Protocol;

/// <summary>What happened, as written in an entry. Readers keep, pass on and skip kinds that are not here.</summary>
public static class EntryKinds
{
    public const string ItemPosted = "item.posted";

    /// <summary>An edit that readers need no note about: pin, rank, hide, labels, a typing error.</summary>
    public const string ItemChanged = "item.changed";
    public const string ItemCorrected = "item.corrected";
    public const string ItemRetracted = "item.retracted";

    public const string TopicOpened = "topic.opened";

    /// <summary>Label, order, links or freezing changed.</summary>
    public const string TopicChanged = "topic.changed";

    /// <summary>The topic is upcoming, live, paused or ended from now on.</summary>
    public const string TopicState = "topic.state";

    public const string AlertRaised = "alert.raised";
    public const string AlertUpdated = "alert.updated";
    public const string AlertCleared = "alert.cleared";

    /// <summary>The fact type that entries of this kind carry; null for a kind of a later version.</summary>
    public static Type? FactType(string kind) => kind switch
    {
        ItemPosted or ItemChanged or ItemCorrected or ItemRetracted => typeof(ItemFact),
        TopicOpened or TopicChanged or TopicState => typeof(TopicFact),
        AlertRaised or AlertUpdated or AlertCleared => typeof(AlertFact),
        _ => null,
    };

    /// <summary>Alerts go ahead of other entries to readers that are behind, and ignore the language filter.</summary>
    public static bool IsAlert(string kind) => kind.StartsWith("alert.", StringComparison.Ordinal);

    /// <summary>Topic facts ignore the language filter.</summary>
    public static bool IsTopic(string kind) => kind.StartsWith("topic.", StringComparison.Ordinal);
}
