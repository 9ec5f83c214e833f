using System.Globalization;
using System.Text.Json.Nodes;
using LiveHub.Protocol;

namespace LiveHub.Server.Publishing;

/// <summary>A resource as an answer, with what HTTP says about it.</summary>
internal sealed class Answer(JsonObject body, int status = StatusCodes.Status200OK) : IResult
{
    /// <summary>The revision that a change of the resource can build on; becomes the ETag.</summary>
    public long? Revision { get; init; }

    public string? Location { get; init; }

    /// <summary>The same request had been answered before.</summary>
    public bool IsReplay { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-cache";
        if (Revision is { } revision)
            response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");
        if (Location is not null)
            response.Headers.Location = Location;
        if (IsReplay)
            response.Headers["Idempotent-Replay"] = "true";
        return response.WriteAsJsonAsync(body, WireJson.Options, "application/json", httpContext.RequestAborted);
    }
}
