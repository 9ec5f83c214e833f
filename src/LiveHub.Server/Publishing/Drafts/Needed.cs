namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Words that have to be typed before an alert goes out, because something about it makes a mistake likely or grave.</summary>
/// <param name="Words">By language; any of them will do.</param>
/// <param name="Reason">For people.</param>
/// <param name="Of">Id of the alert that it is about.</param>
internal sealed record Needed(string Kind, IReadOnlyDictionary<string, string> Words, string Reason, string? Of = null)
{
    public const string Duplicate = "duplicate";
    public const string Audience = "audience";
    public const string Budget = "budget";
    public const string Link = "link";

    public static readonly IReadOnlyList<string> Kinds = [Duplicate, Audience, Budget, Link];

    public bool IsTypedIn(IReadOnlyDictionary<string, string> typed) =>
        typed.TryGetValue(Kind, out var given) && Words.Values.Any(words => FoldedText.Of(words) == FoldedText.Of(given));
}
