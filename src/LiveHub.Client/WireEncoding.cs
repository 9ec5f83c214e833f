namespace LiveHub.Client;

/// <summary>The hub protocol to speak.</summary>
public enum WireEncoding
{
    /// <summary>Compact; needs WebSockets or long polling.</summary>
    MessagePack,

    /// <summary>Works over every transport.</summary>
    Json,
}
