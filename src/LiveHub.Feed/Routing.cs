using System.Collections.Immutable;

namespace LiveHub.Feed;

/// <summary>Whom an entry concerns: its topics and languages, each sorted by ordinal and distinct.</summary>
/// <remarks>
/// Empty topics: every reader (alerts to all, topic-independent facts). Empty languages: readers of every language.
/// Build it with <see cref="Of"/>, which sorts; the constructor trusts its caller.
/// </remarks>
public sealed record Routing(ImmutableArray<string> Topics, ImmutableArray<string> Languages)
{
    public static readonly Routing Everyone = new([], []);

    /// <summary>Sorts and removes doubles, so that equal routings are equal and encode to equal bytes.</summary>
    public static Routing Of(IEnumerable<string> topics, IEnumerable<string> languages) =>
        new(Canonical(topics), Canonical(languages));

    public bool Equals(Routing? other) =>
        other is not null && Topics.AsSpan().SequenceEqual(other.Topics.AsSpan()) && Languages.AsSpan().SequenceEqual(other.Languages.AsSpan());

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var topic in Topics)
            hash.Add(topic, StringComparer.Ordinal);
        foreach (var language in Languages)
            hash.Add(language, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    private static ImmutableArray<string> Canonical(IEnumerable<string> values) =>
        [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
