namespace LiveHub.Server.Publishing.Drafts;

/// <summary>An alert of the last day, or one that is about to go out, that says nearly the same to some of the same people.</summary>
/// <param name="At">When it went out; null: it has not yet.</param>
/// <param name="Similarity">0 to 1; 1 also when both are about the same item.</param>
internal sealed record SimilarAlert(string Id, long? At, string By, IReadOnlyList<Protocol.Text> Texts, double Similarity, bool IsSameAudience);
