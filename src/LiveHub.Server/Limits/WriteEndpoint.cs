namespace LiveHub.Server.Limits;

/// <summary>Marks an endpoint whose calls count against the limits of writing.</summary>
internal sealed class WriteEndpoint
{
    public static readonly WriteEndpoint Mark = new();
}
