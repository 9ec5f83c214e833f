using LiveHub.Protocol;

namespace LiveHub.Server.Publishing.Items;

/// <summary>A new item as a request describes it.</summary>
/// <param name="IsNamed">The request chose the id.</param>
internal sealed record ItemDraft(string Id, bool IsNamed, ItemFact Item, IReadOnlyList<string> Topics);
