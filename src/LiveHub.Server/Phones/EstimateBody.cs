using System.Text.Json.Nodes;
using LiveHub.Push.Audiences;
using LiveHub.Push.Composing;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Devices;

namespace LiveHub.Server.Phones;

/// <summary>An estimate as it is answered: to how many the alert goes, and what exactly they would see.</summary>
internal static class EstimateBody
{
    /// <param name="code">Of the alert (<see cref="ConfirmationCode"/>).</param>
    public static JsonObject Of(PushOrder order, AudienceEstimate estimate, string code) => new()
    {
        ["devices"] = estimate.Devices,
        ["low"] = estimate.Low,
        ["high"] = estimate.High,
        ["isExact"] = estimate.IsExact,
        ["quietNow"] = estimate.Quiet,
        ["platforms"] = new JsonObject(estimate.ByPlatform.OrderBy(count => count.Key)
            .Select(count => KeyValuePair.Create<string, JsonNode?>(DeviceWords.Of(count.Key), count.Value))),
        ["languages"] = new JsonObject(estimate.ByLanguage.OrderBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => KeyValuePair.Create<string, JsonNode?>(count.Key, count.Value))),
        ["age"] = (long)estimate.Age.TotalMilliseconds,
        ["code"] = code,
        ["shown"] = ShownOf(order),
    };

    /// <summary>What phones show, language by language.</summary>
    public static JsonArray ShownOf(PushOrder order) => [.. order.Texts.Select(text => DeviceText.Of(text, order)).Select(text =>
        new JsonObject { ["lang"] = text.Lang, ["dir"] = text.Dir, ["title"] = text.Title, ["body"] = text.Body })];
}
