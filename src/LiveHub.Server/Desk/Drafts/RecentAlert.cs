namespace LiveHub.Server.Desk.Drafts;

/// <summary>An alert that went out not long ago, as it went out.</summary>
/// <param name="At">By the store's clock.</param>
/// <param name="Topics">Empty: everybody.</param>
internal sealed record RecentAlert(string Id, long At, string By, IReadOnlyList<string> Topics, IReadOnlyList<Protocol.Text> Texts, string? Item);
