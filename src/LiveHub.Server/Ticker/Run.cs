using LiveHub.Feed;
using LiveHub.Server.Ticker.Frames;

namespace LiveHub.Server.Ticker;

/// <summary>The next step of a reader: a frame, or nothing to send when no entry in between concerns its set.</summary>
/// <param name="To">Where the reader stands after it.</param>
internal sealed record Run(HubFrame? Frame, LogPoint To);
