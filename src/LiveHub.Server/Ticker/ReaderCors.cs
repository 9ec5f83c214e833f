namespace LiveHub.Server.Ticker;

/// <summary>Readers' endpoints work on any page: every origin, no credentials, so that no page can act in a reader's name.</summary>
internal static class ReaderCors
{
    public const string Policy = "readers";

    public static void AddReaderCors(this IHostApplicationBuilder builder) =>
        builder.Services.AddCors(cors => cors.AddPolicy(Policy, policy => policy
            .AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "POST").WithExposedHeaders("ETag").SetPreflightMaxAge(TimeSpan.FromHours(1))));
}
