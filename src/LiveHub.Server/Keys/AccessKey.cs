namespace LiveHub.Server.Keys;

/// <summary>A key as the desk holds it: what it allows, and a hash in place of the secret.</summary>
/// <param name="Actor">Who asks with it.</param>
/// <param name="Person">Id of the person whose key it is; null: a key of its own.</param>
/// <param name="Hash">SHA-256 of the secret.</param>
/// <param name="CreatedAt">Milliseconds since 1970.</param>
internal sealed record AccessKey(string Id, Actor Actor, ReadOnlyMemory<byte> Hash, long CreatedAt, string? Person = null);
