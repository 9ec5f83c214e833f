using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveHub.Cli.Alerts;

/// <summary>A draft of an alert in a file: the body of <c>POST /api/v1/alerts</c>, made and looked at before it is needed.</summary>
internal static class AlertDraft
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="UsageException">The file is there already: a draft that was agreed on is not written over.</exception>
    public static async Task WriteAsync(string file, JsonObject draft, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(draft.ToJsonString(Readable) + Environment.NewLine), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The draft cannot be written: {exception.Message}");
        }
    }

    /// <exception cref="UsageException">The file cannot be read, or is no draft.</exception>
    public static async Task<JsonObject> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var draft = JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken)) as JsonObject
                ?? throw new UsageException($"{file} holds no JSON object.");
            // Without the field it would be an alert for the web alone; who wants that says "push": null.
            if (!draft.ContainsKey("push"))
                draft["push"] = new JsonObject();
            return draft;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException($"The draft cannot be read: {exception.Message}");
        }
    }
}
