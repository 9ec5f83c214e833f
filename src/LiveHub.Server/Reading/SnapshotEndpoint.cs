using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;
using LiveHub.Server.Sessions;
using LiveHub.Server.Ticker;
using LiveHub.Server.Ticker.Frames;
using Microsoft.Net.Http.Headers;

namespace LiveHub.Server.Reading;

/// <summary><c>GET /api/v1/snapshot</c>: one frame as JSON, for first paint, for polling clients and for anybody with a few lines of script.</summary>
internal static class SnapshotEndpoint
{
    public static void MapSnapshot(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/snapshot", GetAsync).RequireAuthorization(Policies.Reader).WithMetadata(SharedAnswer.Mark);

    private static async Task<IResult> GetAsync(
        HttpContext context, FollowRules rules, SnapshotSource snapshots, StoreHealth health, TimeProvider time, string? topics, string? languages)
    {
        var request = new FollowRequest { Topics = List(topics), Languages = List(languages) };
        if (rules.Refuse(request) is { } refusal)
        {
            var errors = new FieldErrors();
            errors.Add("", refusal.Code ?? GoodbyeCodes.BadFollow, refusal.Message ?? "");
            return Problem.Invalid(errors);
        }
        try
        {
            var set = FollowSet.Of(request.Topics, request.Languages);
            // A second old at most, and never behind what was published before the question.
            var snapshot = await snapshots.GetAsync(set, behind: 0, TimeSpan.FromSeconds(1), context.RequestAborted);
            return Answer(context, snapshot, health, time);
        }
        catch (LogUnavailableException exception)
        {
            health.Failed(exception);
            return Problem.Unavailable(exception.Reason);
        }
    }

    /// <summary>Position and the counts and items as of its second: expiry changes the answer without an entry.</summary>
    private static IResult Answer(HttpContext context, Snapshot snapshot, StoreHealth health, TimeProvider time)
    {
        var cursor = snapshot.Cursor.ToString();
        var visible = snapshot.Counts.Sum(count => (long)count.Count);
        var etag = new EntityTagHeaderValue(
            string.Create(CultureInfo.InvariantCulture, $"\"{cursor}.{snapshot.Entries.Count}.{visible}.{(health.Trouble is null ? Beat.StoreOk : Beat.StoreAway)}\""));
        context.Response.Headers.CacheControl = "public, max-age=1";
        context.Response.Headers.ETag = etag.ToString();
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = WireJson.Options.Encoder }))
        {
            writer.WriteStartObject();
            JsonFrames.WriteFields(writer, new FrameParts(snapshot.Set.Id, snapshot.Entries, snapshot.Counts, cursor, Reset: true));
            writer.WriteNumber("time", time.GetUtcNow().ToUnixTimeMilliseconds());
            writer.WriteString("store", health.Trouble is null ? Beat.StoreOk : Beat.StoreAway);
            writer.WriteEndObject();
        }
        return TypedResults.Bytes(buffer.WrittenMemory, "application/json; charset=utf-8");
    }

    private static string[] List(string? commaSeparated) =>
        commaSeparated?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
