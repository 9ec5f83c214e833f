using System.Globalization;
using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Server.Publishing.Drafts;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Problems;

/// <summary>Why a request got no other answer: problem details (RFC 9457) whose <c>type</c> never changes its meaning.</summary>
internal sealed partial class Problem(int status, string code, string title) : IResult
{
    private const string TypePrefix = "https://livehub.dev/problems/";

    public int Status => status;

    public string Code => code;

    public string Title => title;

    public string? Detail { get; init; }

    /// <summary>Every fault of the request.</summary>
    public IReadOnlyList<FieldError>? Errors { get; init; }

    /// <summary>The resource as it is now, for whoever must decide what to do about a conflict.</summary>
    public JsonNode? Current { get; init; }

    /// <summary>What is left of an item that is gone.</summary>
    public Protocol.Text? Headline { get; init; }

    public string? Url { get; init; }

    /// <summary>What has to be typed.</summary>
    public IReadOnlyList<Needed>? Needed { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The methods that the address has.</summary>
    public IReadOnlyList<string>? Allow { get; init; }

    /// <remarks>The request keeps the problem among its features, for the audit.</remarks>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        httpContext.Features.Set(this);
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } pause)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (Allow is not null)
            response.Headers.Allow = string.Join(", ", Allow);
        if (status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        return response.WriteAsJsonAsync(
            new { Type = TypePrefix + code, Title = title, Status = status, Detail, Errors, Needed = NeededBody(httpContext), Current, Headline, Url },
            WireJson.Options, "application/problem+json", httpContext.RequestAborted);
    }

    private JsonNode? NeededBody(HttpContext context) => Needed is null ? null : NeededList.Of(Needed, context.Request.Headers.AcceptLanguage.ToString());
}
