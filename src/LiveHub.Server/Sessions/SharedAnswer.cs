namespace LiveHub.Server.Sessions;

/// <summary>Marks an endpoint whose answer caches keep for others: no cookie may be in it.</summary>
internal sealed class SharedAnswer
{
    public static readonly SharedAnswer Mark = new();
}
