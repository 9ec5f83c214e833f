namespace LiveHub.Push.Dispatch;

/// <summary>What is kept of a send whose ledger is gone: enough to read it from the desk again.</summary>
/// <param name="At">When it was ordered, in milliseconds since 1970.</param>
internal sealed record PastSend(long At, SendPlaces Places);
