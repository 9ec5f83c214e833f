using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace LiveHub.Protocol;

/// <summary>A canonical follow: which entries a reader sees. Server and clients use the same rules.</summary>
/// <remarks>
/// <see cref="Id"/> is FNV-1a (32 bits) over the UTF-8 of <see cref="Text"/>, as 8 lower-case hexadecimal digits. It tells a client's
/// frames apart; it is no secret and no key (a server interns sets by <see cref="Text"/>).
/// </remarks>
public sealed class FollowSet : IEquatable<FollowSet>
{
    public const int WireVersion = 1;
    public const string Latest = "latest";
    public const string Every = "every";
    public const string AllTopics = "*";

    private readonly ImmutableArray<string> _topics;
    private readonly ImmutableArray<string> _languages;

    private FollowSet(ImmutableArray<string> topics, ImmutableArray<string> languages, string mode)
    {
        _topics = topics;
        _languages = languages;
        Mode = mode;
        FollowsAll = topics.AsSpan().Contains(AllTopics);
        Text = $"{WireVersion}|{mode}|{string.Join(',', topics)}|{string.Join(',', languages)}";
        Id = Fnv1a(Text).ToString("x8", CultureInfo.InvariantCulture);
    }

    /// <summary>Sorted by ordinal, distinct; just <c>*</c> when the set follows all.</summary>
    public IReadOnlyList<string> Topics => _topics;

    /// <summary>Lower case, sorted by ordinal, distinct; empty: all.</summary>
    public IReadOnlyList<string> Languages => _languages;

    public string Mode { get; }

    /// <summary>True when <c>*</c> is among the topics.</summary>
    public bool FollowsAll { get; }

    /// <summary><c>version|mode|topics|languages</c>, lists joined by commas.</summary>
    public string Text { get; }

    public string Id { get; }

    public static FollowSet Of(IEnumerable<string> topics, IEnumerable<string> languages, string mode = Latest)
    {
        var wanted = Canonical(topics);
        return new(
            wanted.Contains(AllTopics) ? [AllTopics] : wanted,
            Canonical(languages.Select(language => language.ToLowerInvariant())), mode);
    }

    /// <summary>Whether a subject with this kind, these topics and languages belongs to the set.</summary>
    /// <remarks>An entry is sent when this holds for its routing or for the routing of the revision it replaces.</remarks>
    public bool Matches(string kind, IReadOnlyList<string> topics, IReadOnlyList<string> languages)
    {
        if (!FollowsAll && !MatchesTopics(kind, topics))
            return false;
        return EntryKinds.IsAlert(kind) || EntryKinds.IsTopic(kind) || MatchesLanguages(languages);
    }

    /// <summary>Whether an item of this language belongs to the set: RFC 4647 basic filtering, <c>ar</c> includes <c>ar-EG</c>.</summary>
    public bool MatchesLanguage(string language)
    {
        foreach (var wanted in _languages)
        {
            if (language.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)
                && (language.Length == wanted.Length || language[wanted.Length] == '-'))
                return true;
        }
        return _languages.IsEmpty;
    }

    public bool Equals(FollowSet? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as FollowSet);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    private bool MatchesTopics(string kind, IReadOnlyList<string> topics)
    {
        if (topics.Count == 0)
            return EntryKinds.IsAlert(kind);
        for (var i = 0; i < topics.Count; i++)
        {
            if (_topics.BinarySearch(topics[i], StringComparer.Ordinal) >= 0)
                return true;
        }
        return false;
    }

    private bool MatchesLanguages(IReadOnlyList<string> languages)
    {
        for (var i = 0; i < languages.Count; i++)
        {
            if (MatchesLanguage(languages[i]))
                return true;
        }
        return _languages.IsEmpty || languages.Count == 0;
    }

    private static ImmutableArray<string> Canonical(IEnumerable<string> values) =>
        [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static uint Fnv1a(string text)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ octet) * 16777619u;
        return hash;
    }
}
