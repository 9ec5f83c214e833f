using System.Text.Json.Nodes;

namespace LiveHub.Cli.Import;

/// <summary>One item of a file: what will be posted, or why it cannot be.</summary>
/// <param name="Label">Tells a person which one it is: the headline, or its place in the file.</param>
/// <param name="Body">What <c>POST /items</c> takes; null when the item could not be read.</param>
/// <param name="Reason">Why it could not be read.</param>
internal sealed record ImportEntry(string Label, JsonObject? Body, string? Reason = null);
