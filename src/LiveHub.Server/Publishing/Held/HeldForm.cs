using System.Text.Json;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Held;

/// <summary>Reads from a request whether an item is to be held, and until when.</summary>
internal static class HeldForm
{
    /// <summary>Further off it is a slip: seconds taken for milliseconds, or a wrong year.</summary>
    private const long Longest = 366L * 24 * 60 * 60 * 1000;

    /// <summary>Whether a new item is to be held; what says so may be wrong in itself.</summary>
    public static bool IsAsked(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
        && ((body.TryGetProperty("releaseAt", out var at) && at.ValueKind != JsonValueKind.Null)
            || (body.TryGetProperty("embargo", out var embargo) && embargo.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)));

    /// <returns>When it is released; null: by hand, or it is not to be held.</returns>
    public static long? Read(ObjectReader form, long now)
    {
        var at = form.Optional<long?>("releaseAt", null, null, field => field.Time());
        var isEmbargo = form.Optional("embargo", false, false, field => field.Flag());
        if (at is not null && isEmbargo)
            form.Fault("embargo", "not-allowed", "Say when it is released (releaseAt), or that it is released by hand (embargo).");
        else if (at <= now)
            form.Fault("releaseAt", "in-the-past", "Leave it out to publish at once.");
        else if (at > now + Longest)
            form.Fault("releaseAt", "out-of-range", "A year ahead at most, in milliseconds since 1970.");
        return at;
    }
}
