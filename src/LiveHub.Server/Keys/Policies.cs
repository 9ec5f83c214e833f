namespace LiveHub.Server.Keys;

/// <summary>Names of the authorization policies. Each permission is a policy of its own name, too.</summary>
internal static class Policies
{
    /// <summary>Everybody, or with <see cref="KeyOptions.ReaderKeyRequired"/> whoever has a key with the permission to read.</summary>
    public const string Reader = "reader";
}
