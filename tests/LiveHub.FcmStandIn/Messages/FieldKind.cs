namespace LiveHub.StandIn.Messages;

/// <summary>What a field of a message holds.</summary>
internal enum FieldKind
{
    String,
    Bool,
    Int,

    /// <summary>A number from 0 to 1.</summary>
    Share,
    Enum,
    Duration,
    Timestamp,
    Strings,
    Durations,

    /// <summary>An object of strings.</summary>
    StringMap,

    /// <summary>Any JSON object.</summary>
    Free,

    /// <summary>An object with fields of its own.</summary>
    Shape,
}
