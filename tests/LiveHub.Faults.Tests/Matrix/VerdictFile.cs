using System.Text.Json;
using System.Text.Json.Serialization;
using LiveHub.Testing;

namespace LiveHub.Faults.Tests.Matrix;

/// <summary>Keeps the verdicts of a run, a line each, for the table in docs/reliability.md.</summary>
internal static class VerdictFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static Task AppendAsync(Verdict verdict) => File.AppendAllTextAsync(
        Repository.PathOf("artifacts", "results", "reliability.jsonl"), JsonSerializer.Serialize(verdict, Options) + Environment.NewLine);
}
