using LiveHub.Protocol;

namespace LiveHub.Server.Pages;

/// <summary>An item as the page shows it.</summary>
/// <param name="First">Sort key: newest first.</param>
public sealed record ItemView(string Id, long First, long Revision, IReadOnlyList<string> Topics, ItemFact Fact)
{
    /// <summary>The mark of a corrected item.</summary>
    public const string Corrected = "correction";

    /// <summary>The element that permalinks lead to.</summary>
    public string Anchor => "item-" + Id;

    public Text Short => Fact.Short ?? Fact.Headline;

    /// <summary>Whether the text is another one than the first that readers saw.</summary>
    public bool IsUpdated => Revision > 1 && Fact.UpdatedAt > Fact.PublishedAt;

    /// <summary>Wire names of what stands above the headline, in the component's order.</summary>
    public IEnumerable<string> Marks
    {
        get
        {
            IEnumerable<string> marks = Fact.Labels;
            if (Fact.Corrections.Count > 0)
                marks = marks.Append(Corrected);
            if (Fact.Verification != Verifications.Confirmed)
                marks = marks.Append(Fact.Verification);
            else if (Fact.Verified is not null)
                marks = marks.Append(Verifications.Confirmed);
            if (Fact.Kind is not (ItemKinds.News or "quote" or ItemKinds.Score))
                marks = marks.Append(Fact.Kind);
            return marks.Distinct(StringComparer.Ordinal);
        }
    }
}
