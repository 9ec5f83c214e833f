namespace LiveHub.Server.Keys;

/// <summary>What an endpoint asks of a key, so that a refusal can name it.</summary>
internal sealed record NeededPermission(string Name);
