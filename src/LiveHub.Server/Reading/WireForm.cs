namespace LiveHub.Server.Reading;

/// <summary>The two encodings of the wire.</summary>
internal enum WireForm
{
    MessagePack,
    Json,
}
