using LiveHub.Feed;
using LiveHub.Server.Problems;

namespace LiveHub.Server.Publishing;

/// <summary>What a write would append as things are now, or why it may not.</summary>
internal sealed record Proposal(IReadOnlyList<Draft> Drafts, Problem? Refusal)
{
    public static implicit operator Proposal(Draft draft) => new([draft], Refusal: null);

    public static implicit operator Proposal(Problem refusal) => new([], refusal);
}
