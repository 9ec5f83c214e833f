using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Server.Pages.Words;

namespace LiveHub.Server.Demo;

/// <summary>The texts of the simulated newsroom, from the files in Script/. All events, places and people in them are invented.</summary>
internal sealed class DemoScript
{
    /// <summary>As POST /topics takes them; the first is the channel.</summary>
    public IReadOnlyList<JsonObject> Topics { get; } = Read<JsonObject>("topics");

    public IReadOnlyList<DemoAlert> Alerts { get; } = Read<DemoAlert>("alerts");

    /// <summary>By language, oldest news first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DemoEntry>> Entries { get; } = Speech.Languages.ToDictionary(
        language => language,
        language => (IReadOnlyList<DemoEntry>)[.. Read<DemoEntry>($"items.{language}").Select(entry => entry with { Language = language })],
        StringComparer.Ordinal);

    /// <summary>Slug of the first topic; no newsroom would choose it.</summary>
    public const string Channel = "demo-bulletin";

    public static string SlugOf(JsonObject topic) => topic["slug"]?.GetValue<string>() ?? "";

    private static List<T> Read<T>(string name)
    {
        var resource = $"LiveHub.Server.Demo.Script.{name}.json";
        using var stream = typeof(DemoScript).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the assembly.");
        return JsonSerializer.Deserialize<List<T>>(stream, JsonSerializerOptions.Web) ?? [];
    }
}
