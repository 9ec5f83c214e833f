using LiveHub.Protocol;

namespace LiveHub.Server.Pages;

/// <summary>An item as the page shows it.</summary>
/// <param name="First">Sort key: newest first.</param>
public sealed record ItemView(string Id, long First, IReadOnlyList<string> Topics, ItemFact Fact)
{
    /// <summary>The element that permalinks lead to.</summary>
    public string Anchor => "item-" + Id;

    public Text Short => Fact.Short ?? Fact.Headline;

    public bool IsBreaking => Fact.Labels.Contains("breaking", StringComparer.Ordinal);

    /// <summary>Wire names of what stands above the headline, the verification last.</summary>
    public IEnumerable<string> Marks
    {
        get
        {
            IEnumerable<string> marks = Fact.Labels;
            if (Fact.Kind is not (ItemKinds.News or "quote"))
                marks = marks.Append(Fact.Kind);
            if (Fact.Verification != Verifications.Confirmed)
                marks = marks.Append(Fact.Verification);
            return marks.Distinct(StringComparer.Ordinal);
        }
    }
}
