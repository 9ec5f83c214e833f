namespace LiveHub.Server.Reading;

/// <summary>What folding an entry changed.</summary>
/// <param name="Head">The subject's newest revision.</param>
/// <param name="Replaces">Offset of the revision before; null for revision 1.</param>
/// <param name="Counted">Topics whose item count may have changed.</param>
internal sealed record Applied(SubjectHead Head, long? Replaces, IReadOnlyCollection<string> Counted);
