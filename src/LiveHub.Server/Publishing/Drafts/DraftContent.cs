using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>What editors wrote, as it is kept on the desk and read again.</summary>
internal static class DraftContent
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 16 };

    /// <summary>The fields of a request that make the alert, its texts as they were cleaned.</summary>
    public static byte[] Of(JsonElement body, DraftPlan plan)
    {
        var content = JsonObject.Create(body) ?? [];
        foreach (var name in (string[])["id", "typed", "breakGlass"])
            content.Remove(name);
        foreach (var name in content.Where(field => field.Value is null).Select(field => field.Key).ToList())
            content.Remove(name);
        (content["push"] as JsonObject)?.Remove("confirm");
        if (content.ContainsKey("texts"))
            content["texts"] = JsonSerializer.SerializeToNode(plan.Fact.Texts, WireJson.Options);
        if (content.ContainsKey("outcomes"))
            content["outcomes"] = JsonSerializer.SerializeToNode(plan.Outcomes, WireJson.Options);
        if (content.ContainsKey("sources"))
            content["sources"] = JsonSerializer.SerializeToNode(plan.Sources, WireJson.Options);
        return JsonSerializer.SerializeToUtf8Bytes(content, WireJson.Options);
    }

    /// <summary>The same as a plan of now; its faults go to the errors.</summary>
    public static DraftPlan Read(byte[] content, string id, string by, long now, FieldErrors errors)
    {
        using var document = JsonDocument.Parse(content, Json);
        var form = new ObjectReader(document.RootElement, "", errors);
        var plan = DraftForm.Read(form, id, SendKind.Alert, by, now, isDraft: true);
        form.Finish();
        return plan;
    }
}
