namespace LiveHub.Server.Sessions;

/// <summary>Marks an endpoint that takes a password or a link in place of a key or a session.</summary>
internal sealed class SignInEndpoint
{
    public static readonly SignInEndpoint Mark = new();
}
