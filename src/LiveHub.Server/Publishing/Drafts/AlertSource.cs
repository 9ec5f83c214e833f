namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Where the news of an alert comes from; for the desk, not for readers.</summary>
internal sealed record AlertSource(string Name, string? Url);
