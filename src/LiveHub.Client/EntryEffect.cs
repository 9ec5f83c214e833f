namespace LiveHub.Client;

/// <summary>What an entry did to a view.</summary>
public enum EntryEffect
{
    /// <summary>Nothing: the view holds, or remembers having removed, the same or a newer revision; or the kind is unknown here.</summary>
    None,

    /// <summary>The subject is new in the view.</summary>
    Added,

    /// <summary>A newer revision took the place of an older one.</summary>
    Replaced,

    /// <summary>The subject is no longer in the view: retracted, hidden, cleared, or moved out of the follow set.</summary>
    Removed,
}
