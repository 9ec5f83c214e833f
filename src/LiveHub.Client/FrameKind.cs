namespace LiveHub.Client;

/// <summary>What a frame was to a view.</summary>
public enum FrameKind
{
    /// <summary>Of another follow set; nothing changed.</summary>
    Foreign,

    /// <summary>Part of a snapshot that is still coming in; what the view shows stays, save for alerts sent ahead.</summary>
    SnapshotPart,

    /// <summary>The end of a snapshot: the view was replaced as a whole.</summary>
    Snapshot,

    /// <summary>A run of entries.</summary>
    Run,
}
