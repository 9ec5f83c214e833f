namespace LiveHub.Server.Publishing.Drafts;

/// <summary>One way a thing may end, written before it is known which.</summary>
internal sealed record Outcome(string Name, IReadOnlyList<Protocol.Text> Texts);
