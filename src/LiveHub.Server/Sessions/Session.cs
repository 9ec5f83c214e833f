namespace LiveHub.Server.Sessions;

/// <summary>Somebody is signed in.</summary>
/// <param name="StartedAt">Milliseconds since 1970, as <paramref name="EndsAt"/>.</param>
/// <param name="EndsAt">When it ends at the latest; it ends before when nothing is done for a while.</param>
internal sealed record Session(string Id, string Person, long StartedAt, long EndsAt, string From);
