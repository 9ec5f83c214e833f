namespace LiveHub.Server.Ticker;

/// <summary>Readers' endpoints work on any page: every origin, no credentials, so that no page can act in a reader's name.</summary>
/// <remarks>Writes are not opened by this: they need a key, and a page of another origin cannot send one without being asked.</remarks>
internal static class ReaderCors
{
    /// <summary>For whatever is read: pages, files, the API. A browser asks before it writes and is told no.</summary>
    public const string Policy = "readers";

    /// <summary>For the hub, whose negotiation and long polling are POST and DELETE.</summary>
    public const string HubPolicy = "hub";

    /// <summary>For devices: a browser registers itself on any page, and proves who it is by a secret of its own.</summary>
    public const string DevicePolicy = "devices";

    private static readonly TimeSpan Preflight = TimeSpan.FromHours(1);

    public static void AddReaderCors(this IHostApplicationBuilder builder) => builder.Services.AddCors(cors =>
    {
        cors.AddPolicy(Policy, policy => policy.AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "HEAD").WithExposedHeaders("ETag").SetPreflightMaxAge(Preflight));
        cors.AddPolicy(DevicePolicy, policy => policy.AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "PUT", "PATCH", "POST", "DELETE").SetPreflightMaxAge(Preflight));
        cors.AddPolicy(HubPolicy, policy => policy.AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "POST", "DELETE").SetPreflightMaxAge(Preflight));
    });
}
