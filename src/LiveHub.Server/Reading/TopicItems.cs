using System.Runtime.InteropServices;

namespace LiveHub.Server.Reading;

/// <summary>The items of one topic in reading order, and how many of them are visible per language. Guarded by the fold that owns it.</summary>
internal sealed class TopicItems
{
    private readonly SortedDictionary<long, SubjectHead> _byFirst = new(Comparer<long>.Create((a, b) => b.CompareTo(a)));
    private readonly Dictionary<string, int> _visible = new(StringComparer.Ordinal);

    public IEnumerable<SubjectHead> NewestFirst => _byFirst.Values;

    /// <summary>Visible items per language.</summary>
    public IReadOnlyDictionary<string, int> Visible => _visible;

    /// <summary>Time of the newest revision of any item that is or was here.</summary>
    public long Latest { get; private set; }

    public void Put(SubjectHead head)
    {
        _byFirst[head.First] = head;
        Latest = Math.Max(Latest, head.Time);
    }

    public void Remove(SubjectHead head) => _byFirst.Remove(head.First);

    public void Count(string language, int difference) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_visible, language, out _) += difference;
}
