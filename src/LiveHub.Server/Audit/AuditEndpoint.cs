using System.Buffers;
using System.Text;
using LiveHub.Feed;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Audit;

/// <summary><c>GET /api/v1/desk/entries</c>: what was done on the desk, one JSON object a line, in a form that proves later whether it was changed.</summary>
/// <remarks>docs/security.md says what a line holds and what the chain is computed over; <c>livehub audit verify</c> does it.</remarks>
internal static class AuditEndpoint
{
    private const string MediaType = "application/x-ndjson";
    private const int AtOnce = 256;
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    public static void MapAudit(this RouteGroupBuilder api) =>
        api.MapGroup("/desk/entries").RequireAuthorization(Permissions.Admin).WithMetadata(new NeededPermission(Permissions.Admin)).MapGet("", GetAsync);

    /// <param name="after">Offset; 0 when not given.</param>
    /// <param name="limit">Entries; all when not given.</param>
    private static async Task<IResult> GetAsync(HttpContext context, DeskLog desk, long? after, long? limit, CancellationToken cancellationToken)
    {
        var bounds = await desk.Log.GetBoundsAsync(cancellationToken);
        var from = after ?? bounds.First.Offset;
        var errors = new FieldErrors();
        if (from < bounds.First.Offset || from > bounds.Tail.Offset)
            errors.Add("after", "out-of-range", $"Use an offset from {bounds.First.Offset} to {bounds.Tail.Offset}.");
        if (limit is < 1)
            errors.Add("limit", "out-of-range", "Use a number from 1.");
        if (errors.Any)
            return Problem.Invalid(errors);
        var start = from == bounds.First.Offset ? bounds.First : await PointAsync(desk.Log, bounds, from, cancellationToken);
        context.Response.ContentType = MediaType;
        context.Response.Headers.CacheControl = "no-store";
        await WriteAsync(context, desk.Log, start, Math.Min(bounds.Tail.Offset, limit is { } most ? from + most : long.MaxValue), cancellationToken);
        return TypedResults.Empty;
    }

    private static async Task<LogPoint> PointAsync(IFeedLog log, LogBounds bounds, long offset, CancellationToken cancellationToken)
    {
        var entries = await log.ReadAtAsync([offset], cancellationToken);
        return new LogPoint(bounds.Tail.Position with { Offset = offset }, entries[0].Link);
    }

    /// <summary>Up to what the desk held when it was asked. A store that fails on the way, or comes back with another history, cuts the answer off.</summary>
    private static async Task WriteAsync(HttpContext context, IFeedLog log, LogPoint cursor, long last, CancellationToken cancellationToken)
    {
        var chain = new AuditChain();
        Write(chain.Next(AuditLine.Head(cursor)));
        while (cursor.Offset < last)
        {
            if (await log.ReadAfterAsync(cursor, AtOnce, cancellationToken) is not ReadResult.Entries { Items: { Count: > 0 } entries })
            {
                context.Abort();
                return;
            }
            foreach (var entry in entries.TakeWhile(entry => entry.Offset <= last))
                Write(chain.Next(AuditLine.Of(entry)));
            cursor = new LogPoint(new FeedPosition(cursor.Epoch, entries[^1].Offset), entries[^1].Link);
            await context.Response.BodyWriter.FlushAsync(cancellationToken);
        }

        void Write(string line)
        {
            context.Response.BodyWriter.Write(Encoding.UTF8.GetBytes(line));
            context.Response.BodyWriter.Write(LineEnd);
        }
    }
}
