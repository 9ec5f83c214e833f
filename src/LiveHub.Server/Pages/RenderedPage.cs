using LiveHub.Server.Reading;

namespace LiveHub.Server.Pages;

/// <summary>A page as bytes, with the snapshot it was made from. Immutable, shared by all who ask for it.</summary>
internal sealed record RenderedPage(Snapshot Of, int Status, byte[] Html, string ETag);
