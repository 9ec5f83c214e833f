using System.Diagnostics;
using LiveHub.Server.Keys;
using LiveHub.Server.Limits;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Hosting;

/// <summary>One line for each request: method, path, status and time. No query, no headers, no body: keys and cookies travel in them.</summary>
/// <remarks>At Debug, for there are many and nobody acts on one; what failed at Information. A refused write goes to the audit, too.</remarks>
internal sealed partial class RequestLog(RequestDelegate next, AuditLog audit, ILogger<RequestLog> logger, IOptions<RequestLogOptions> options)
{
    private const int LongestPath = 200;

    private static string PathOf(HttpContext context)
    {
        // Encoded, else a path with a line break in it would write lines of its own.
        var path = context.Request.Path.ToUriComponent();
        return path.Length > LongestPath ? path[..LongestPath] : path;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Note(context, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private void Note(HttpContext context, double milliseconds)
    {
        var by = Actor.Of(context.User);
        if (context.Features.Get<Problem>() is { } problem && context.GetEndpoint()?.Metadata.GetMetadata<WriteEndpoint>() is not null)
            audit.Refused(by, $"{context.Request.Method} {PathOf(context)}", problem);
        var level = context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogLevel.Information : LogLevel.Debug;
        if (!logger.IsEnabled(level))
            return;
        var (path, took) = (PathOf(context), Math.Round(milliseconds, 1));
        var address = options.Value.ReaderAddresses ? ClientAddress.Of(context) : "-";
        LogRequest(logger, level, context.Request.Method, path, context.Response.StatusCode, took, by.Id.Length == 0 ? "-" : by.Id, address);
    }

    [LoggerMessage(Message = "{Method} {Path} answered {Status} in {Milliseconds} ms, key {KeyId}, address {Address}")]
    private static partial void LogRequest(ILogger logger, LogLevel level, string method, string path, int status, double milliseconds, string keyId, string address);
}
