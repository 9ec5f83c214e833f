using System.Text.Json.Nodes;

namespace LiveHub.Server.Demo;

/// <summary>An invented breaking alert.</summary>
/// <param name="Texts">As POST /alerts takes them.</param>
/// <param name="Withdraw">True when it turns out to be wrong and is taken back; else it expires.</param>
/// <param name="Correction">As POST /alerts/{id}/correct takes it; follows a little later.</param>
internal sealed record DemoAlert(string Key, JsonArray Texts, bool Withdraw, JsonObject? Correction);
