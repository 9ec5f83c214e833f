using System.Text.Json.Nodes;

namespace LiveHub.Cli.Commands;

/// <summary>One thing that was looked at.</summary>
/// <param name="Advice">What to do; null when nothing.</param>
internal sealed record DoctorCheck(string Name, bool IsGood, string Finding, string? Advice = null)
{
    public JsonObject ToJson() => new() { ["name"] = Name, ["ok"] = IsGood, ["finding"] = Finding, ["advice"] = Advice };
}
