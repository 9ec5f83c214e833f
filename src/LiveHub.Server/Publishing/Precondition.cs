using System.Globalization;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing;

/// <summary>Which revision a change builds on (If-Match).</summary>
/// <param name="IsGiven">False when the header is missing or wrong.</param>
/// <param name="Revision">Null: whatever is current.</param>
internal readonly record struct Precondition(bool IsGiven, long? Revision)
{
    public static readonly Precondition None;

    /// <summary>Whether a change may build on the newest revision.</summary>
    public bool Holds(long current) => Revision is null || Revision == current;

    public static Precondition Read(HttpRequest request, FieldErrors errors)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
            return None;
        var text = header.ToString();
        if (text == "*")
            return new Precondition(IsGiven: true, Revision: null);
        if (text is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            return new Precondition(IsGiven: true, revision);
        errors.Add("If-Match", "bad-revision", "Use one revision in quotes, such as \"3\", or *.");
        return None;
    }

    /// <summary>As <see cref="Refuse"/>, for what must not build on whatever is current: somebody else may have put something else there.</summary>
    public Problem? RefuseLoose() => IsGiven && Revision is not null ? null : Problem.RevisionNumberRequired();

    /// <summary>Null when a change may go on.</summary>
    public Problem? Refuse() => IsGiven ? null : Problem.RevisionRequired();
}
