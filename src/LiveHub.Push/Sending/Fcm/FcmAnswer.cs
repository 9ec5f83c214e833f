namespace LiveHub.Push.Sending.Fcm;

/// <summary>The answer to one request.</summary>
/// <param name="Code">FCM's error code, or ours; null when it was accepted.</param>
/// <param name="RetryAfter">How long it asks to wait.</param>
/// <param name="Says">Its words, for an operator.</param>
internal readonly record struct FcmAnswer(AnswerKind Kind, string? Code = null, TimeSpan? RetryAfter = null, string? Says = null)
{
    public static FcmAnswer Accepted => new(AnswerKind.Accepted);
}
