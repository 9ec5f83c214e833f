using LiveHub.Server.Problems;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace LiveHub.Server.Publishing;

/// <summary>Answers what no endpoint of the API takes: an address that exists with other methods (405 and which ones), or none at all (404).</summary>
/// <remarks>The framework's own 405 never comes to it, because the fallback of the API takes every method; and it would have no body.</remarks>
internal sealed class UnknownAddress(EndpointDataSource endpoints)
{
    private const string Api = "/api/";

    private readonly Lazy<IReadOnlyList<(TemplateMatcher Address, IReadOnlyList<string> Methods)>> _addresses = new(() => Addresses(endpoints));

    public Problem Answer(HttpContext context)
    {
        var allowed = _addresses.Value
            .Where(one => one.Address.TryMatch(context.Request.Path, []))
            .SelectMany(one => one.Methods)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return allowed.Count == 0 ? Problem.NotFound("There is no such address in the API.") : Problem.WrongMethod(allowed);
    }

    private static List<(TemplateMatcher, IReadOnlyList<string>)> Addresses(EndpointDataSource endpoints) =>
        [.. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => IsOfApi(endpoint.RoutePattern))
            .Select(endpoint => (Pattern: endpoint.RoutePattern, endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods))
            .Where(endpoint => endpoint.HttpMethods is { Count: > 0 })
            .Select(endpoint => (new TemplateMatcher(new RouteTemplate(endpoint.Pattern), []), endpoint.HttpMethods!))];

    private static bool IsOfApi(RoutePattern pattern) => pattern.RawText?.StartsWith(Api, StringComparison.Ordinal) == true;
}
