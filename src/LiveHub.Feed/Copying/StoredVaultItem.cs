namespace LiveHub.Feed.Copying;

/// <summary>An item of the vault as a copy takes it.</summary>
internal sealed record StoredVaultItem(string Collection, VaultItem Item);
