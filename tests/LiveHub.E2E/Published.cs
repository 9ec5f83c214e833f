namespace LiveHub.E2E;

/// <summary>What an editor needs to know of something published in order to change it.</summary>
internal sealed record Published(string Id, long Revision);
