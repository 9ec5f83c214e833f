using System.Net;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Where requests go and how long one may take.</summary>
internal sealed record FcmRoute(Uri Base, string ProjectId, TimeSpan Timeout)
{
    public Uri Send { get; init; } = new(Base, $"v1/projects/{Uri.EscapeDataString(ProjectId)}/messages:send");

    /// <summary>Without TLS nobody can agree on HTTP/2.</summary>
    public Version Version { get; } = Base.Scheme == Uri.UriSchemeHttps ? HttpVersion.Version20 : HttpVersion.Version11;
}
