namespace LiveHub.Push.Sending.Fcm;

/// <summary>What is known of a message to which FCM said "no token".</summary>
/// <param name="Says">FCM's words, of a message that is wrong.</param>
/// <param name="RetryAfter">When FCM asks to be asked again.</param>
internal readonly record struct Verdict(VerdictKind Kind, string? Says = null, TimeSpan? RetryAfter = null);
