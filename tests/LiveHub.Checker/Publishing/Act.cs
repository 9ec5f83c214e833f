using LiveHub.Feed;

namespace LiveHub.Checker.Publishing;

/// <summary>One append to be.</summary>
/// <param name="Drafts">Atomic together.</param>
/// <param name="After">The stories once it has happened.</param>
/// <param name="IsStale">It builds on a revision that has passed: the log must refuse it.</param>
internal sealed record Act(IReadOnlyList<Draft> Drafts, IReadOnlyList<Story> After, bool IsStale = false);
