using System.Text.Json.Nodes;

namespace LiveHub.Server.Demo;

/// <summary>One piece of invented news: the bodies of the requests that an editor would send.</summary>
/// <param name="Item">As POST /items takes it, without <c>id</c> and <c>language</c>; an address that begins with <c>~</c> is the server's own.</param>
/// <param name="Correction">As POST /items/{id}/corrections takes it; follows a little later.</param>
/// <param name="Retraction">As POST /items/{id}/retraction takes it; follows a little later.</param>
/// <param name="Language">The item's language; part of its id.</param>
internal sealed record DemoEntry(string Key, JsonObject Item, JsonObject? Correction, JsonObject? Retraction, string Language = "")
{
    /// <summary>The id of the entry's n-th publication: what has been published can be told from the feed alone.</summary>
    public string IdOf(int round) => $"demo-{Language}-{Key}-{round}";
}
