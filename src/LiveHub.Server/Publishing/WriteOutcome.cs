using LiveHub.Feed;
using LiveHub.Server.Problems;

namespace LiveHub.Server.Publishing;

/// <summary>What came of a write: entries or, when there are none, the refusal.</summary>
internal readonly record struct WriteOutcome
{
    private readonly Problem? _refusal;

    public WriteOutcome(AppendResult.Appended done) => Done = done;

    public WriteOutcome(Problem refusal) => _refusal = refusal;

    public AppendResult.Appended? Done { get; }

    public Problem Refusal => _refusal ?? Problem.RevisionConflict(current: null);
}
