namespace LiveHub.Client;

/// <summary>The view became more or less current.</summary>
/// <param name="Reason">Why, in English; null when there is nothing to explain.</param>
/// <param name="RetryIn">When the next attempt is made, while reconnecting.</param>
public sealed record ConnectionChange(LiveView View, ConnectionState State, string? Reason = null, TimeSpan? RetryIn = null) : LiveChange(View);
