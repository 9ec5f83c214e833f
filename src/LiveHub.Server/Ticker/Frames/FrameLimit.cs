namespace LiveHub.Server.Ticker.Frames;

/// <summary>How large a frame may grow: a breaking alert waits behind at most one of them.</summary>
internal static class FrameLimit
{
    /// <summary>Entries' bytes in a frame of more than one entry; with the header it stays below 64 KiB.</summary>
    public const int Bytes = 60 * 1024;
}
