namespace LiveHub.Push.Sending;

/// <summary>The end of one message.</summary>
/// <param name="Code">FCM's error code, or ours (<c>TIMEOUT</c>, <c>CONNECTION</c>, <c>HTTP_502</c>, <c>FAULT</c> for a bug); null when it was accepted or not sent.</param>
/// <param name="Attempts">Requests made; 0 when none was.</param>
public readonly record struct PushResult(PushTarget Target, PushOutcome Outcome, string? Code, int Attempts);
