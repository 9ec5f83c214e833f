using System.Text.Json.Nodes;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;

namespace LiveHub.Server.Phones;

/// <summary>A send as it is answered.</summary>
internal static class ProgressBody
{
    public static JsonObject Of(SendProgress progress, ReceiptCounts receipts)
    {
        var (send, counts) = (progress.Send, progress.Counts);
        var (accepted, unknown) = (counts[Outcomes.Accepted], counts[Outcomes.Unknown]);
        var body = new JsonObject
        {
            ["id"] = send.Id.Alert,
            ["revision"] = send.Id.Revision,
            ["kind"] = PhoneNames.Of(send.Order.Kind),
            ["state"] = PhoneNames.Of(send, accepted),
            ["at"] = send.Order.At,
            ["by"] = send.Order.By,
            ["confirmed"] = send.Order.Confirmed,
            ["tenths"] = progress.Tenths,
            ["matched"] = counts[Outcomes.Matched],
            ["queued"] = Math.Max(0, counts[Outcomes.Matched] - counts.Done),
            ["counts"] = new JsonObject(counts.Counts.Where(count => count.Key != Outcomes.Matched).OrderBy(count => count.Key, StringComparer.Ordinal)
                .Select(count => KeyValuePair.Create<string, JsonNode?>(count.Key, count.Value))),
            ["reached"] = accepted,
            ["unknown"] = unknown,
            ["notReached"] = Math.Max(0, counts[Outcomes.Matched] - accepted - unknown),
            ["shown"] = receipts.Shown,
            ["shownInTime"] = receipts.InTime,
        };
        if (progress.HeldUntil is { } held)
            body["heldUntil"] = held;
        foreach (var (name, part) in ((string, double)[])[("p50", 0.5), ("p90", 0.9), ("p99", 0.99)])
        {
            if (counts.Percentile(part) is { } latency)
                body[name] = Math.Round(latency);
        }
        if (send.Stop is { } stop)
            body["stopped"] = new JsonObject { ["by"] = stop.By, ["reason"] = stop.Reason };
        if (send.Order.OverrideReason is { } reason)
            body["overrideReason"] = reason;
        return body;
    }
}
