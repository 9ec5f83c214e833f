using System.Text.Json.Nodes;

namespace LiveHub.Cli.Import;

/// <summary>What became of one item.</summary>
internal sealed record ImportOutcome(ImportEntry Entry, string Status, string? Reason)
{
    public const string Published = "published";
    public const string AlreadyThere = "already-there";
    public const string Refused = "refused";

    public JsonObject ToJson() => new() { ["id"] = Entry.Body?["id"]?.ToString(), ["headline"] = Entry.Label, ["status"] = Status, ["reason"] = Reason };
}
