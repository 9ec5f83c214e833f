namespace LiveHub.Feed;

/// <summary>A right that one node holds for a while.</summary>
/// <param name="Name">What it is a right to, such as <c>push/shard/17</c>.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="Term">Grows by one each time the lease passes to a holder, also back to the same one after it had expired; a renewal keeps it. Stamp work with it to tell a former holder's from the present one's.</param>
/// <param name="Until">The store's clock at which it ends unless it is renewed.</param>
public sealed record Lease(string Name, string Holder, long Term, DateTimeOffset Until);
