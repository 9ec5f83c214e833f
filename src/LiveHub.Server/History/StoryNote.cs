namespace LiveHub.Server.History;

/// <summary>Who did something, when, and from where.</summary>
/// <param name="At">By the store's clock.</param>
internal sealed record StoryNote(string By, long At, string? From);
