namespace LiveHub.Client;

/// <summary>How many read, for a follow that asked: it comes with every beat.</summary>
/// <param name="Readers">Connected readers of the whole site, about.</param>
public sealed record AudienceChange(LiveView View, int Readers) : LiveChange(View);
