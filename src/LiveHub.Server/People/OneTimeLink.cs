namespace LiveHub.Server.People;

/// <summary>What a link is for that works once.</summary>
/// <param name="Person">Id of the person who sets a password by it; null: it makes the first person.</param>
/// <param name="Version">In the vault.</param>
internal sealed record OneTimeLink(string Id, string? Person, long Version);
